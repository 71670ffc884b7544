/** Stand-ins as servers: whatever is asked of one, the others and the demo go on. */
import { request } from 'node:http';
import { expect } from 'chai';
import { openStandIn } from '../demo/stand-ins/stand-in.ts';
import { jitsi } from '../demo/stand-ins/jitsi.ts';

describe('a stand-in', () => {
  it('answers an address that is none with 400, and goes on', async () => {
    const { url, close } = await openStandIn(jitsi);
    /** The path as it is: `fetch()` would mend it. */
    const statusOf = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request(url, { path, agent: false }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    try {
      for (const path of ['/100%', '//', '//[', '/%ff'])
        expect(await statusOf(path), path).to.equal(400);
      expect(await statusOf('/room')).to.equal(200);
    } finally {
      await close();
    }
  });
});
