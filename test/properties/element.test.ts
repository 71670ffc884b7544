/** Whatever stands in an element, and whatever markup a node sends: no error gets out, and nothing opens elsewhere. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import fc from 'fast-check';
import '../../src/define.ts';
import { watchParameters } from '../../src/element/lazy-attributes.ts';
import { commands } from '../../src/meeting/commands.ts';
import { propertyName } from '../../src/meeting/option.ts';
import { drawLayout } from '../../src/providers/pexip/view/layout-drawing.ts';
import { settled, turns } from '../element.ts';
import { anyValue, check, checkAsync, hostile, inherited, numRuns, seed } from './claims.ts';
import { good, systems } from './systems.ts';

const frameRequests = (action: 'start' | 'take' | 'stop') =>
  executeServerCommand<{ url: string }[], string>('frame-requests', action);

/** What gets out of the element by itself. */
const escaped: unknown[] = [];
const onError = ({ message }: ErrorEvent) => escaped.push(message);
const onRejection = ({ reason }: PromiseRejectionEvent) => escaped.push(reason);

describe('an element with anything in it', function () {
  this.timeout(600_000);
  const home = location.href;
  let before: string;
  beforeEach(() => {
    before = inherited();
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onRejection);
  });
  afterEach(() => {
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove());
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
    expect(escaped.splice(0).map(String)).to.deep.equal([]);
    expect(location.href).to.equal(home);
    expect(inherited()).to.equal(before);
  });

  const names = [...new Set(systems.flatMap(({ options }) => Object.keys(options)))];
  const own = ['provider', 'mode', 'allow', 'loading', 'allowed-origins', 'load-timeout'];
  const any = fc.record({
    base: fc.constantFrom(...Object.entries(good)),
    attributes: fc.dictionary(fc.constantFrom(...names, ...own), hostile, { maxKeys: 3 }),
    properties: fc.dictionary(fc.constantFrom(...names, ...own), anyValue, { maxKeys: 3 }),
    more: fc.option(hostile),
  });
  type Any = typeof any extends fc.Arbitrary<infer T> ? T : never;
  const make = ({ base: [provider, base], attributes, properties, more }: Any, loading: string) => {
    const element = document.createElement('meeting-embed');
    for (const [name, value] of Object.entries({ provider, ...base, ...attributes, loading }))
      element.setAttribute(name, value);
    for (const [name, value] of Object.entries(properties))
      if (name !== 'loading') Reflect.set(element, propertyName(name), value);
    try {
      if (more) element.setAttribute(more, more);
    } catch {
      // No name of an attribute.
    }
    return element;
  };

  it('throws nothing, and says what is wrong at most once', async () => {
    // What puts it in words: where it is there, an error is told before the element is taken away.
    await import('../../src/element/config-error.ts');
    // Which properties there are does not change meanwhile: what was none yet is a mistake from then on.
    for (const { options } of systems)
      watchParameters(document.createElement('meeting-embed'), options);
    let told = 0;
    await checkAsync(
      fc.asyncProperty(any, async (one) => {
        const element = make(one, 'click');
        const errors: unknown[] = [];
        element.addEventListener('meeting-error', ({ detail }) => errors.push(detail));
        document.body.append(element);
        await settled(element);
        // It says nothing more when it is looked at again.
        element.requestUpdate();
        await settled(element);
        element.remove();
        told += errors.length;
        expect(errors.length).to.be.at.most(1);
        for (const error of errors) expect((error as Error).name).to.equal('MeetingError');
        expect(element.shadowRoot!.querySelector('iframe, script, object, embed')).to.equal(null);
      }),
    );
    expect(told).to.be.above(0);
  });

  it('opens nothing elsewhere, and nothing but what it says', async () => {
    await frameRequests('start');
    try {
      const usual = new Set<string>();
      for (const system of systems) {
        const element = make(
          { base: [system.name, good[system.name]!], attributes: {}, properties: {}, more: null },
          'click',
        );
        document.body.append(element);
        await settled(element);
        element.open();
        while (!element.url) await turns(1);
        usual.add(new URL(element.url).origin);
        element.remove();
      }
      await frameRequests('take');
      // What names a server leads there: `urls.node.test.ts` says where it may.
      const elsewhere = names.filter((name) => name !== 'address' && name !== 'subdomain');
      // Each opens a frame, which takes longer.
      const runs = Math.min(numRuns, 500);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...Object.entries(good)),
          fc.constantFrom(...elsewhere),
          hostile,
          async (base, name, text) => {
            const start = good[base[0]]![name] ?? '';
            const element = make(
              { base, attributes: { [name]: start + text }, properties: {}, more: null },
              'eager',
            );
            document.body.append(element);
            await settled(element);
            const frame = element.shadowRoot!.querySelector('iframe');
            if (frame) expect(frame.allow).not.to.match(/\*|'src'/);
            for (const link of element.shadowRoot!.querySelectorAll('a'))
              expect(link.protocol).to.match(/^(https|pexip):$/);
            element.remove();
          },
        ),
        { numRuns: runs, seed },
      );
      const asked = await frameRequests('take');
      const origins = new Set(asked.map(({ url }) => new URL(url).origin));
      expect(origins.size, 'frames that were opened').to.be.above(0);
      expect([...origins].filter((origin) => !usual.has(origin))).to.deep.equal([]);
    } finally {
      await frameRequests('stop');
    }
  });

  it('gives a command to nobody whom it was not meant for, and throws nothing but MeetingError', async () => {
    await checkAsync(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...Object.keys(commands)), hostile),
        fc.dictionary(fc.constantFrom('muted', 'text', 'to', 'value', 'raised'), anyValue),
        async (name, args) => {
          const element = document.createElement('meeting-embed');
          document.body.append(element);
          const command = element.execute(name, args).catch((error: Error) => error);
          element.remove();
          const error = await command;
          expect(error).to.have.property('name', 'MeetingError');
        },
      ),
    );
  });
});

describe('a drawing of a layout, whatever markup it is', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '<svg ',
        '<rect ',
        '<path ',
        '<script>',
        '</script>',
        '<foreignObject>',
        '<a ',
        '<use ',
        '<image ',
        '<style>',
        '<!--',
        '<![CDATA[',
        '>',
        '/>',
        '<',
      ],
      ...[
        'x="1" ',
        "d='M0 0' ",
        'fill="url(#a)" ',
        'fill="red" ',
        'href="javascript:x()" ',
        'xlink:href="//evil.example" ',
        'onload="x()" ',
        'style="x:y" ',
        'viewBox="0 0 1 1" ',
        '"',
        "'",
        '=',
        '&lt;',
        '&#x3c;',
      ],
    ),
    hostile,
  );
  const SHAPES = /^(rect|circle|ellipse|path|line|polyline|polygon)$/;
  const ALLOWED =
    /^(x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|d|points|fill|stroke|stroke-width|opacity)$/;

  it('draws nothing but shapes, without scripts, styles or addresses', () => {
    check(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const drawing = drawLayout(pieces.join('')) as SVGSVGElement;
        expect(drawing.getAttributeNames().join()).to.equal('viewBox,aria-hidden,class');
        for (const shape of drawing.querySelectorAll('*')) {
          expect(shape.localName).to.match(SHAPES);
          for (const { name, value } of shape.attributes) {
            expect(name).to.match(ALLOWED);
            expect(value).not.to.match(/[(:/<>"'&]/);
          }
        }
        expect(drawing.textContent).to.equal('');
      }),
    );
  });
});
