/** What only a page can do at a node: sign in at an identity provider, and ask from another origin. */
import { expect } from '@open-wc/testing';
import { conferencePath, leaveAll, node, RawClient, request } from './raw-client.ts';
import type { Json } from './raw-client.ts';

afterEach(leaveAll);

const requestToken = (alias: string, body: Json = {}) =>
  request('POST', `${conferencePath(alias)}/request_token`, { body });

describe('coming into a conference', () => {
  it('leads through an identity provider to a name that it vouches for', async () => {
    const offered = (await requestToken('meet.sso')).result as {
      idp: { uuid: string; name: string }[];
    };
    const [idp] = offered.idp;
    const redirect = (await requestToken('meet.sso', { chosen_idp: idp?.uuid })).result as {
      redirect_url: string;
      redirect_idp: Json;
    };
    expect(redirect.redirect_idp).to.deep.equal({ name: idp?.name, uuid: idp?.uuid });
    const page = document.createElement('iframe');
    page.src = `${redirect.redirect_url}&auto=1&name=Signed&return_url=${encodeURIComponent(`${location.origin}/test/simulator/blank.html`)}`;
    const returned = new Promise<string>((resolve) => {
      page.addEventListener('load', () => {
        try {
          const token = new URL(page.contentWindow?.location.href ?? '').searchParams.get(
            'ssoToken',
          );
          if (token !== null) resolve(token);
        } catch {
          // Still at the provider, which is another origin.
        }
      });
    });
    document.body.append(page);
    const client = await RawClient.join('meet.sso', { sso_token: await returned });
    page.remove();
    expect(client.grant.display_name).to.equal('Signed');
    expect((await requestToken('meet.sso', { sso_token: 'made up' })).http).to.equal(403);
  });
});

describe('other origins', () => {
  it('may ask with token and pin, after a preflight that can be remembered', async () => {
    const response = await fetch(`${conferencePath('meet.alice')}/lock`, {
      method: 'OPTIONS',
      headers: { 'x-probe': '1' },
    });
    expect(response.status).to.equal(200);
    expect(response.headers.get('access-control-allow-origin')).to.equal('*');
    expect(Number(response.headers.get('access-control-max-age'))).to.be.greaterThan(0);
    // This page is of another origin: the answer could not be read otherwise.
    expect(new URL(node).origin).not.to.equal(location.origin);
    expect(
      (
        await request('POST', `${conferencePath('meet.pins')}/request_token`, {
          headers: { pin: 'x', token: 'y' },
        })
      ).http,
    ).to.equal(403);
  });
});
