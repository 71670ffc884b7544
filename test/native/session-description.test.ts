/** Changes to session descriptions, on real ones. */
import { expect } from '@open-wc/testing';
import { limitBandwidth, markSlides, readMids } from '../../src/pexip/session-description.ts';

const offer = async (): Promise<string> => {
  const connection = new RTCPeerConnection();
  connection.addTransceiver('audio');
  connection.addTransceiver('video');
  connection.addTransceiver('video');
  const { sdp = '' } = await connection.createOffer();
  connection.close();
  return sdp;
};
const sections = (sdp: string) => sdp.split(/^(?=m=)/m).slice(1);

describe('a session description', () => {
  it('marks the section of the slides, and no other, once', async () => {
    const sdp = await offer();
    const mids = readMids(sdp);
    expect(mids).to.have.lengthOf(3);
    const marked = markSlides(markSlides(sdp, mids[2]!), mids[2]!);
    expect(
      sections(marked).map((section) => section.split('a=content:slides').length - 1),
    ).to.deep.equal([0, 0, 1]);
    expect(markSlides(sdp, null)).to.equal(sdp);
  });

  it('limits each video section, and no other, to the bandwidth; without one it stays as it is', async () => {
    const sdp = await offer();
    const limited = limitBandwidth(limitBandwidth(sdp, 512), 512);
    expect(
      sections(limited).map(
        (section) => section.match(/^b=(AS:512|TIAS:512000)\r$/gm)?.length ?? 0,
      ),
    ).to.deep.equal([0, 2, 2]);
    expect(limitBandwidth(sdp, undefined)).to.equal(sdp);
  });

  it('is still one that a browser takes', async () => {
    const sdp = await offer();
    const connection = new RTCPeerConnection();
    await connection.setRemoteDescription({
      type: 'offer',
      sdp: limitBandwidth(markSlides(sdp, readMids(sdp)[2]!), 512),
    });
    expect(connection.getTransceivers()).to.have.lengthOf(3);
    connection.close();
  });
});
