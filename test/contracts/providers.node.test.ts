/** What every row of the table of systems keeps to: a new one is looked at on arrival. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import joinUrls from '../data/join-urls.json' with { type: 'json' };
import { propertyName } from '../../src/meeting/option.ts';
import { providers as documented } from '../tables.js';
import { allProviders, meetings } from './meetings.ts';

/** Features that browsers know, as of the lists of the vendors. @see https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md */
const FEATURES =
  'autoplay camera clipboard-write compute-pressure display-capture fullscreen geolocation hid microphone picture-in-picture screen-wake-lock speaker-selection web-share'.split(
    ' ',
  );

const rows = await allProviders();
const documents = await readdir(new URL('../../docs/systems/', import.meta.url));

for (const provider of rows)
  describe(`the row of ${provider.name}`, () => {
    const names = Object.keys(provider.options);
    const documentation = documented().find(({ name }) => name === provider.name);

    it('has each parameter documented, and no others', () => {
      const said = new Map(
        documentation?.rows
          // A mode's own stand there, too.
          .filter(
            ({ name, description }) =>
              names.includes(name) || !(name === 'mode' || description.startsWith('Mode `')),
          )
          .map(({ name, description }) => [name, description]),
      );
      assert.deepEqual([...said.keys()].sort(), names.toSorted());
      for (const [name, description] of said) assert.ok(description, name);
    });

    it('has a page of its own in the documents', () => {
      assert.ok(documents.includes(`${provider.name}.md`));
    });

    it('asks for features that browsers know, without origins, and none for a link', () => {
      const allow = provider.allow.split('; ').filter(Boolean);
      assert.deepEqual(
        allow.filter((feature) => !FEATURES.includes(feature)),
        [],
      );
      assert.equal(new Set(allow).size, allow.length);
      assert.equal(allow.length === 0, provider.framing === 'never');
      for (const feature of provider.unused?.({}) ?? [])
        assert.ok(allow.includes(feature), feature);
    });

    it('says what a good value is, for each parameter', () => {
      for (const [name, { wanted }] of Object.entries(provider.options))
        assert.ok(wanted.length > 0, name);
    });

    it('requires, and takes as token, what it has', () => {
      for (const values of [{}, Object.fromEntries(names.map((name) => [propertyName(name), 'x']))])
        for (const name of provider.required(values)) assert.ok(names.includes(name), name);
      assert.ok(provider.required({}).length > 0);
      if (provider.token) assert.ok(provider.options[provider.token]?.secret?.test('a.b.c'));
      // A token is asked for, wherever one is taken.
      assert.equal(provider.token !== undefined, names.includes('jwt'));
    });

    it('names its meeting by parameters that open another one', () => {
      assert.ok(Object.values(provider.options).some(({ identity }) => identity));
    });

    it('has a URL that tests know', () => {
      const known = joinUrls.rows.some(
        ({ attributes }) => (attributes as { provider?: string }).provider === provider.name,
      );
      const { src, ...rest } = meetings({})[provider.name]!.attributes;
      assert.ok(known || provider.converse || (src && provider.buildUrl({ ...rest, src }) === src));
    });

    it('is heard or is silent: what it says and what it takes go together', () => {
      if (provider.framing === 'never') assert.equal(provider.outgoing, undefined);
      assert.ok(!(provider.converse && provider.incoming));
    });
  });
