/** A registered device alias: at a node that takes it, with a token that is renewed, and calls that arrive. */
import { expect } from 'chai';
import { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import {
  PexipRegistration,
  type PexipRegistrationOptions,
  type RegistrationEventDetails,
} from '../../src/providers/pexip/client/registration.ts';
import { serverNamed } from '../server-named.ts';

const { url } = await serverNamed('pexip-node');
const control = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${url}/simulator/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.ok, path).to.equal(true);
  return (await response.json()) as { tokens: number; streams: number };
};
const opened: { close(): unknown }[] = [];
let names = 0;
/** A name of the node that nobody else uses. */
const freshNode = () => url.replace('localhost', `device${++names}.localhost`);
const LOGIN = { username: 'alice', password: 'sécret:1' };

const device = async (settings: object = {}, options: Partial<PexipRegistrationOptions> = {}) => {
  const alias = `device-${crypto.randomUUID()}@example.com`;
  await control('POST', 'registrations', { alias, ...LOGIN, ...settings });
  const registration = new PexipRegistration({ address: freshNode(), alias, ...LOGIN, ...options });
  opened.push({ close: () => registration.unregister() });
  const next = <K extends keyof RegistrationEventDetails>(
    type: K,
    fits: (detail: RegistrationEventDetails[K]) => boolean = () => true,
  ) =>
    new Promise<RegistrationEventDetails[K]>((resolve) => {
      const target: EventTarget = registration;
      const listener = (event: Event) => {
        const { detail } = event as CustomEvent<RegistrationEventDetails[K]>;
        if (!fits(detail)) return;
        target.removeEventListener(type, listener);
        resolve(detail);
      };
      target.addEventListener(type, listener);
    });
  /** Until the node has its event stream; keys of the long poll stand between dots. */
  const heard = () => control('GET', `registrations?alias=${alias}&until=streams&at_least=1`);
  return { alias, registration, next, heard };
};
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ code, status }: { code: string; status?: number }) => `${code} ${status ?? ''}`.trim(),
  );

afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

describe('a registration', () => {
  it('hears that somebody calls, takes the call, and hears that one has given up', async () => {
    const { alias, registration, next, heard } = await device();
    await registration.register();
    const conference_alias = `called-${crypto.randomUUID()}`;
    await control('POST', 'conferences', { alias: conference_alias, host_pin: '1234' });
    await heard();
    const ringing = next('incoming');
    await control('POST', 'incoming', { alias, conference_alias, remote_display_name: 'Bob' });
    const call = await ringing;
    expect(call).to.include({ conference_alias, remote_display_name: 'Bob' });
    const client = new PexipClient({ address: freshNode(), alias: call.conference_alias ?? '' });
    opened.push({ close: () => client.leave() });
    // No PIN is asked for: the token lets in.
    const joined = await client.join({ display_name: 'Alice', token: call.token });
    expect(joined.kind).to.equal('joined');
    const cancelled = next('incoming_cancelled');
    await control('POST', 'incoming_cancelled', { alias, token: call.token });
    expect((await cancelled).token).to.equal(call.token);
  });

  it('says which credentials are wrong by nothing but the status, and what is no alias', async () => {
    const { registration } = await device({ password: 'another' });
    const error = await registration.register().catch((error: Error) => error);
    expect(error).to.include({ code: 'request-failed', status: 401 });
    expect(String(error)).not.to.include('sécret').and.not.to.include('basic');
    expect(registration.status).to.equal('idle');
    const unknown = new PexipRegistration({ address: freshNode(), alias: 'nobody', ...LOGIN });
    expect(await code(unknown.register())).to.equal('request-failed 404');
    for (const wrong of [{ username: '' }, { password: '' }, { alias: '..' }, { address: 'a/b' }])
      expect(
        () => new PexipRegistration({ address: freshNode(), alias: 'a', ...LOGIN, ...wrong }),
        JSON.stringify(wrong),
      )
        .to.throw()
        .with.property('code', 'argument-invalid');
  });

  it('goes to the next node where one is full or out of reach, and not where one refuses', async () => {
    const [full, good] = [freshNode(), freshNode()];
    const address = ['http://127.0.0.1:1', full, good];
    const { registration } = await device({ full: [new URL(full).hostname] }, { address });
    await registration.register();
    expect(registration.status).to.equal('registered');
    const refused = await device({ password: 'another' }, { address: [full, good] });
    expect(await code(refused.registration.register())).to.equal('request-failed 401');
  });

  it('renews its token, and registers again when that is worth nothing any more', async () => {
    const { alias, registration, next, heard } = await device(
      { token_expires: 1 },
      { timing: { life: 200, pauses: [20] } },
    );
    await registration.register();
    await heard();
    const lost = next('state', ({ status }) => status === 'reconnecting');
    const back = next('state', ({ status }) => status === 'registered');
    await control('DELETE', `registrations?alias=${encodeURIComponent(alias)}`);
    await lost;
    await back;
    const ringing = next('incoming');
    await heard();
    await control('POST', 'incoming', { alias, conference_alias: 'meet.anyone' });
    expect((await ringing).conference_alias).to.equal('meet.anyone');
  });

  it('that is taken back leaves no token and no stream, and may be made again', async () => {
    const { alias, registration } = await device();
    await registration.register();
    expect(await code(registration.register())).to.equal('command-failed');
    await registration.unregister();
    expect((await control('GET', `registrations?alias=${alias}`)).tokens).to.equal(0);
    const asking = registration.register();
    await registration.unregister();
    expect(await code(asking)).to.equal('session-closed');
    await registration.register();
    expect((await control('GET', `registrations?alias=${alias}`)).tokens).to.be.at.least(1);
  });
});
