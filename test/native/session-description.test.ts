/** Changes to session descriptions, on real ones. */
import { expect } from '@open-wc/testing';
import {
  limitBandwidth,
  markSlides,
  readSections,
} from '../../src/providers/pexip/media/session-description.ts';

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
    const { slides } = readSections(sdp);
    const marked = markSlides(markSlides(sdp, slides), slides);
    expect(
      sections(marked).map((section) => section.split('a=content:slides').length - 1),
    ).to.deep.equal([0, 0, 1]);
    expect(markSlides(sdp, null)).to.equal(sdp);
  });

  it('has three sections: slides are the second video, or the one that is marked', async () => {
    const sdp = await offer();
    const { audio, video, slides } = readSections(sdp);
    expect(new Set([audio, video, slides]).size).to.equal(3);
    expect(readSections(markSlides(sdp, video))).to.deep.equal({
      audio,
      video: slides,
      slides: video,
    });
    expect(readSections('v=0\r\n')).to.deep.equal({});
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
    const bare = 'v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\n';
    expect(limitBandwidth(bare, 512), 'without a connection of its own').to.equal(
      bare.replace('a=', 'b=AS:512\r\nb=TIAS:512000\r\na='),
    );
  });

  it('keeps a limit of its own that is the lower one; 0 is none', () => {
    const section = (limit: string) =>
      `v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n${limit}a=mid:0\r\n`;
    const limited = (limit: string) => limitBandwidth(section(limit), 512).match(/^b=.*/gm);
    const own = ['b=AS:512', 'b=TIAS:512000'];
    expect(limited('b=AS:300\r\n')).to.deep.equal(['b=AS:300', 'b=TIAS:300000']);
    expect(limited('b=AS:900\r\nb=TIAS:300000\r\n')).to.deep.equal(['b=AS:300', 'b=TIAS:300000']);
    expect(limited('b=AS:900\r\n')).to.deep.equal(own);
    expect(limited('b=AS:0\r\nb=TIAS:0\r\n')).to.deep.equal(own);
  });

  it('is still one that a browser takes', async () => {
    const sdp = await offer();
    const connection = new RTCPeerConnection();
    await connection.setRemoteDescription({
      type: 'offer',
      sdp: limitBandwidth(markSlides(sdp, readSections(sdp).slides!), 512),
    });
    expect(connection.getTransceivers()).to.have.lengthOf(3);
    connection.close();
  });
});
