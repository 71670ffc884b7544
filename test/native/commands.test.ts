/** Every command of native mode, from its table: with nothing, with wrong words, with the right ones. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedEventMap } from '../../src/element/element-types.ts';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import type { Option } from '../../src/meeting/option.ts';
import { nativeCommands } from '../../src/providers/pexip/native/native-commands.ts';
import { nextEvent } from '../element.ts';
import { mountNative, openConference } from './node.ts';

/** A good value of an argument: one of the words or numbers there are, or a text, which may be an identifier, or a number. */
const goodValue = ({ wanted, read }: Option): unknown =>
  typeof wanted === 'string' ? ['f00d', '1'].find((text) => read(text, text) != null) : wanted[0];
/** What no argument takes, and what those with words or numbers of their own do not. */
const wrongValues = ({ wanted }: Option): readonly unknown[] => [
  {},
  ...(typeof wanted === 'string' ? [] : ['yes', 'TRUE', '', ' ', [], -1, 1.5]),
];
const rows = Object.entries(nativeCommands).map(([command, row]) => ({
  command,
  options: Object.entries<Option>(row.arguments),
}));
const goodArguments = (options: readonly (readonly [string, Option])[]) =>
  Object.fromEntries(options.map(([key, option]) => [key, goodValue(option)]));
/** These end the meeting: they come last. */
const ends = ({ command }: { command: string }) => /^(hangup|disconnectAll)$/.test(command);

describe('commands of native mode', function () {
  this.timeout(60_000);
  let element: MeetingEmbedElement;
  before(async () => {
    const alias = await openConference({ host_pin: '1234' });
    element = await mountNative(alias, { callType: 'none', name: 'Host', pin: '1234' });
    await nextEvent(element, 'meeting-joined');
  });
  after(() => element.remove());

  /** The code it was refused with; undefined: it was taken. */
  const outcome = (command: string, args: Record<string, unknown> | string) =>
    element.execute(command, args).then(
      () => undefined,
      ({ code, message }: { code: string; message: string }) => ({ code, message }),
    );

  for (const { command, options } of rows) {
    const good = goodArguments(options);
    for (const [key, option] of options) {
      if (!option.optional)
        it(`${command} without ${key} is refused, and the message says what is wanted`, async () => {
          const { [key]: _, ...rest } = good;
          for (const given of [rest, { ...rest, [key]: null }]) {
            const refusal = await outcome(command, given);
            expect(refusal?.code).to.equal('argument-invalid');
            expect(refusal?.message).to.match(new RegExp(`^${command}: ${key}: missing, wanted .`));
          }
        });
      it(`${command} is refused for what is no ${key}`, async () => {
        for (const wrong of wrongValues(option)) {
          const refusal = await outcome(command, { ...good, [key]: wrong });
          expect(refusal?.code).to.equal('argument-invalid', JSON.stringify(wrong));
          expect(refusal?.message).to.contain(`${command}: ${key}: `);
        }
      });
    }
  }

  it('the word false unlocks, as the value false does', async () => {
    const locked = (wanted: boolean) =>
      new Promise<void>((resolve) => {
        const listen = (event: MeetingEmbedEventMap['pexip-conference-update']) => {
          if (event.detail.locked !== wanted) return;
          element.removeEventListener('pexip-conference-update', listen);
          resolve();
        };
        element.addEventListener('pexip-conference-update', listen);
      });
    for (const [given, wanted] of [
      ['true', true],
      ['false', false],
      [true, true],
      [false, false],
    ] as const) {
      const told = locked(wanted);
      expect(await element.execute('setLocked', { locked: given } as { locked: boolean })).to.equal(
        'acknowledged',
      );
      await told;
    }
  });

  it('a command given before the meeting is there is refused once its arguments are known', async () => {
    const alias = await openConference({ host_pin: '1234' });
    const early = await mountNative(alias, { callType: 'none', name: 'Early', pin: '1234' });
    const refusal = await early
      .execute('setLocked', {} as { locked: boolean })
      .catch(({ code }: { code: string }) => code);
    expect(refusal).to.equal('argument-invalid');
    early.remove();
  });

  it('an invoker button sends one by name, with its arguments as value', async () => {
    const button = document.createElement('button');
    element.id = 'meeting';
    button.setAttribute('commandfor', 'meeting');
    button.setAttribute('command', '--setBanner');
    button.value = '{"text":"From a button"}';
    document.body.append(button);
    const told = new Promise<string>((resolve) =>
      element.addEventListener('pexip-conference-update', ({ detail }) => {
        if (detail.message_text) resolve(detail.message_text);
      }),
    );
    button.click();
    expect(await told).to.equal('From a button');
    button.remove();
  });

  for (const { command, options } of rows.toSorted((a, b) => Number(ends(a)) - Number(ends(b))))
    it(`${command} with what it wants is not refused for its arguments`, async () => {
      const refusal = await outcome(command, goodArguments(options));
      // Nobody here is called f00d; that is for the node to say.
      expect(refusal?.code).to.not.equal('argument-invalid', refusal?.message);
    });
});
