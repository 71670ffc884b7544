/** WebRTC for Node: the parts of @roamhq/wrtc that the simulator uses, typed as they are. */
import { createRequire } from 'node:module';

/** A frame in I420. */
export interface VideoFrame {
  width: number;
  height: number;
  data: Uint8ClampedArray | Uint8Array;
  rotation?: number;
}
/** 10 ms of sound, 16 bits a sample. */
export interface AudioFrame {
  samples: Int16Array;
  sampleRate: number;
  bitsPerSample: number;
  channelCount: number;
  numberOfFrames: number;
}
export interface VideoSource {
  createTrack(): MediaStreamTrack;
  onFrame(frame: VideoFrame): void;
}
export interface AudioSource {
  createTrack(): MediaStreamTrack;
  onData(frame: AudioFrame): void;
}
export interface VideoSink {
  onframe: ((event: { frame: VideoFrame }) => void) | null;
  stop(): void;
}
export interface AudioSink {
  ondata: ((frame: AudioFrame) => void) | null;
  stop(): void;
}
interface RawFrame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}
interface Wrtc {
  RTCPeerConnection: typeof RTCPeerConnection;
  nonstandard: {
    RTCVideoSource: new (init?: { isScreencast?: boolean }) => VideoSource;
    RTCAudioSource: new () => AudioSource;
    RTCVideoSink: new (track: MediaStreamTrack) => VideoSink;
    /** Fills the second from the first, both of one size, width and height even. */
    i420ToRgba(from: RawFrame, to: RawFrame): void;
    rgbaToI420(from: RawFrame, to: RawFrame): void;
    RTCAudioSink: new (track: MediaStreamTrack) => AudioSink;
  };
}

export const wrtc = createRequire(import.meta.url)('@roamhq/wrtc') as Wrtc;
