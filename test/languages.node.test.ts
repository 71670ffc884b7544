/** Languages of what people see: found by tag, loaded on demand, added and changed by a page. */
import { expect } from 'chai';
import { addLanguage } from '../src/element/add-language.ts';
import { MeetingError, type ErrorCode } from '../src/meeting/errors.ts';
import { addTexts, languagesOf } from '../src/view/languages.ts';
import { isLoopback } from '../src/view/loopback.ts';
import { errorText, readScreenText } from '../src/view/screen-text.ts';
import * as german from '../src/view/text/de.ts';
import { screens } from '../src/view/text/en.ts';
import * as spanish from '../src/view/text/es.ts';
import * as french from '../src/view/text/fr.ts';
import * as italian from '../src/view/text/it.ts';
import * as japanese from '../src/view/text/ja.ts';
import * as dutch from '../src/view/text/nl.ts';
import { permalink } from '../src/view/text/permalink-en.ts';
import { prejoin } from '../src/view/text/prejoin-en.ts';
import * as portuguese from '../src/view/text/pt.ts';

const english = { screens, permalink, prejoin };
const translations = { german, spanish, french, italian, japanese, dutch, portuguese };
/** A sentence, what makes one, or a group of them. */
const written = (text: unknown) =>
  typeof text === 'function' ? String(text) : JSON.stringify(text);
/** Words that are the English ones. */
const SAME = new Set(['german details', 'dutch details', 'german meeting']);

const own = {
  hello: 'Hello',
  bye: 'Bye',
  to: (name: string) => `To ${name}`,
  notes: { lost: 'Lost', found: 'Found' },
};

/** A part of its own for each test, so that none sees what another has added. */
let parts = 0;
const partOf = (others: Parameters<typeof languagesOf<typeof own>>[2] = {}) => {
  const part = `part-${++parts}`;
  const read = languagesOf(part, own, others);
  return { read, add: (lang: string, texts: object) => addTexts(lang, { [part]: { ...texts } }) };
};
const swedish = { ...own, hello: 'Hej' };

describe('the texts of a part', () => {
  it('are in English at once, for English and for what nobody speaks', () => {
    const { read } = partOf();
    for (const tag of ['en', 'en-GB', 'EN_us', 'tlh', '', 'constructor', '__proto__'])
      expect(read(tag), tag).to.deep.equal({ lang: 'en', text: own });
  });

  it('load in a language that the package has, whatever its variety', async () => {
    const { read } = partOf({ sv: async () => ({ text: swedish }) });
    for (const tag of ['sv', 'sv-FI', 'SV_se'])
      expect(await read(tag), tag).to.deep.equal({ lang: 'sv', text: swedish });
  });

  it('are in English where the language does not load', async () => {
    const { read } = partOf({ sv: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect(await read('sv')).to.deep.equal({ lang: 'en', text: own });
  });

  it('are in a language that a page has added, and in English for what it left out', () => {
    const { read, add } = partOf();
    add('it', { hello: 'Ciao', notes: { lost: 'Perso' } });
    const notes = { lost: 'Perso', found: 'Found' };
    expect(read('it-CH')).to.deep.equal({ lang: 'it', text: { ...own, hello: 'Ciao', notes } });
  });

  it('are replaced one by one, in the languages of the package as well', async () => {
    const { read, add } = partOf({ sv: async () => ({ text: swedish }) });
    add('sv', { bye: 'Hej då' });
    add('en', { bye: 'So long' });
    expect((await read('sv')).text).to.deep.equal({ ...swedish, bye: 'Hej då' });
    expect((await read('en')).text.bye).to.equal('So long');
    add('en', { bye: 'Farewell' });
    expect((await read('en')).text.bye, 'the later one').to.equal('Farewell');
  });

  it('of a variety go before those of its language', async () => {
    const { read, add } = partOf();
    add('pt', { hello: 'Olá', bye: 'Adeus' });
    add('pt-BR', { bye: 'Tchau' });
    const { lang, text } = await read('pt-BR');
    expect([lang, text.hello, text.bye]).to.deep.equal(['pt-br', 'Olá', 'Tchau']);
    expect((await read('pt')).text.bye).to.equal('Adeus');
  });

  it('take nothing of another kind, and nothing that nobody asks for', async () => {
    const { read, add } = partOf();
    add('en', { hello: 5, bye: null, to: 'x', notes: 'y', more: 'z', __proto__: { bye: 'w' } });
    expect((await read('en')).text).to.deep.equal(own);
  });
});

describe('the screens around a meeting', () => {
  const codes: readonly ErrorCode[] = [
    ...(['config-invalid', 'provider-unknown', 'frame-timeout', 'load-failed'] as const),
    ...(['request-failed', 'unauthorized', 'token-expired', 'wire-invalid'] as const),
    ...(['link-invalid', 'link-expired', 'meeting-over', 'meeting-locked'] as const),
    ...(['media-denied', 'media-missing', 'call-failed', 'command-failed'] as const),
  ];

  for (const [language, parts] of Object.entries(translations))
    for (const part of ['screens', 'permalink', 'prejoin'] as const)
      it(`have each text of ${part} in ${language}, none as in English`, () => {
        const translated = new Map(Object.entries(parts[part]));
        for (const [key, text] of Object.entries(english[part])) {
          expect(translated.get(key), key).to.be.a(typeof text);
          if (!SAME.has(`${language} ${key}`))
            expect(written(translated.get(key)), key).not.to.equal(written(text));
        }
        expect([...translated.keys()]).to.have.members(Object.keys(english[part]));
      });

  it('say what went wrong in words for people, and nothing of the error’s own', () => {
    for (const { screens: text } of [english, ...Object.values(translations)])
      for (const code of codes) {
        const said = errorText(new MeetingError(code, 'bandwidth: got "x"'), text);
        expect(said, code).to.match(/^[\p{Lu}\p{Lo}].*[.。]$/u);
        expect(said).not.to.include('bandwidth');
      }
    expect(errorText(new MeetingError('link-expired', ''), german.screens)).to.equal(
      german.screens.linkExpired,
    );
  });

  it('show the sentence for developers at once where they work, and nowhere else', () => {
    for (const host of ['localhost', 'app.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
      expect(isLoopback(host), host).to.equal(true);
    for (const host of ['example.com', 'localhost.example.com', '127.0.0.1.nip.io', '10.0.0.1', ''])
      expect(isLoopback(host), host).to.equal(false);
  });

  it('are a page’s own where it has added them', async () => {
    addLanguage('nn', { screens: { join: 'Bli med', openIn: (system) => `Opne i ${system}` } });
    const { lang, text } = await readScreenText('nn');
    expect([lang, text.join, text.openIn('Zoom'), text.tryAgain]).to.deep.equal([
      ...['nn', 'Bli med', 'Opne i Zoom', english.screens.tryAgain],
    ]);
  });
});
