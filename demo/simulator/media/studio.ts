/**
 * The media of one conference: it composes, mixes and presents for its calls, while there are any. Media run in the
 * machine's time, whatever the conference's clock says: the other side plays them in that time.
 */
import { compose } from './composition.ts';
import type { Conference } from '../conference/conference.ts';
import { mayWatch } from '../conference/floor.ts';
import type { Participant } from '../conference/participant.ts';
import { newCanvas, type Canvas } from '../pictures/canvas.ts';
import { frameOf, ReceivedPicture } from './frames.ts';
import { drawSlide } from '../pictures/slides.ts';
import { Microphone, mix, PORTION, SAMPLE_RATE, speech, tone } from './voice.ts';
import type { AudioSource, VideoFrame, VideoSource } from './wrtc.ts';

/** Time between two runs of the mixer, in ms; each makes as many portions of 10 ms as have passed. */
const SOUND_MS = 20;
/** Portions made up for at most, after the process was kept busy. */
const CATCH_UP = 10;
/** Time between two pictures of the slides, in ms. */
const SLIDE_MS = 240;

/** What one call sends; an output of a section that was not offered goes nowhere. */
export interface Outputs {
  participant: Participant;
  audio: AudioSource;
  main: VideoSource;
  slides: VideoSource;
  /** The presentation takes the place of the main video. */
  presentationInMain: boolean;
  sent: { audio: number; main: number; slides: number };
}

const studios = new WeakMap<Conference, Studio>();

export function studioOf(conference: Conference): Studio {
  const studio = studios.get(conference) ?? new Studio(conference);
  studios.set(conference, studio);
  return studio;
}

export class Studio {
  readonly #conference: Conference;
  readonly #outputs = new Set<Outputs>();
  readonly #cameras = new Map<string, ReceivedPicture>();
  readonly #microphones = new Map<string, Microphone>();
  #timers: NodeJS.Timeout[] = [];
  #tick = 0;
  #portion = 0;
  #began = 0;
  /** Drawn on for each viewer in turn. */
  #canvas: Canvas | undefined;
  readonly #screen = new ReceivedPicture();
  #slide: { number: number; canvas: Canvas } | undefined;

  constructor(conference: Conference) {
    this.#conference = conference;
  }

  add(outputs: Outputs): void {
    this.#outputs.add(outputs);
    if (this.#timers.length > 0) return;
    this.#began = performance.now();
    this.#portion = 0;
    this.#timers = [
      setInterval(() => this.#film(), this.#conference.videoFormat.interval),
      setInterval(() => this.#sound(), SOUND_MS),
    ];
  }

  remove(outputs: Outputs): void {
    this.#outputs.delete(outputs);
    this.#cameras.delete(outputs.participant.uuid);
    this.#microphones.delete(outputs.participant.uuid);
    if (this.#outputs.size > 0) return;
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  microphoneOf(participant: Participant): Microphone {
    const microphone = this.#microphones.get(participant.uuid) ?? new Microphone();
    this.#microphones.set(participant.uuid, microphone);
    return microphone;
  }

  /** Loudness of a participant's microphone, of 32767. */
  levelOf({ uuid }: Participant): number {
    return this.#microphones.get(uuid)?.level ?? 0;
  }

  camera(participant: Participant, frame: VideoFrame): void {
    const camera = this.#cameras.get(participant.uuid) ?? new ReceivedPicture();
    this.#cameras.set(participant.uuid, camera);
    camera.show(frame);
  }

  /** A frame of somebody's screen: everyone else gets it, if the floor is theirs. */
  screen(participant: Participant, frame: VideoFrame): void {
    const { floor } = this.#conference;
    if (floor.presenter !== participant) return;
    this.#screen.show(frame);
    floor.frames.received = this.#screen;
    this.#present(frame);
  }

  #film(): void {
    this.#tick += 1;
    const { floor, videoFormat: format } = this.#conference;
    const slideTicks = Math.ceil(SLIDE_MS / format.interval);
    if (floor.presenter && !floor.frames.received && this.#tick % slideTicks === 0)
      this.#present(this.#slideFrame());
    const canvas = (this.#canvas ??= newCanvas(format.width, format.height));
    for (const outputs of this.#outputs) {
      const { participant } = outputs;
      if (outputs.presentationInMain && floor.presenter && mayWatch(participant, floor.presenter))
        continue;
      compose(canvas, this.#conference, participant, { cameras: this.#cameras, tick: this.#tick });
      outputs.main.onFrame(frameOf(canvas));
      outputs.sent.main += 1;
    }
  }

  /** The robots' slide. A mark wanders along it, so that it is moving video. */
  #slideFrame(): VideoFrame {
    const { number } = this.#conference.floor.frames;
    const { width, height } = this.#conference.videoFormat.slides;
    if (this.#slide?.number !== number)
      this.#slide = { number, canvas: drawSlide(number, width, height) };
    const { canvas } = this.#slide;
    const context = canvas.getContext('2d');
    const [size, top] = [height / 50, height - height / 50];
    const before = context.getImageData(0, top, width, size);
    context.fillStyle = '#fff8';
    context.fillRect((this.#tick * 8) % (width - 2 * size), top, 2 * size, size);
    const frame = frameOf(canvas);
    context.putImageData(before, 0, top);
    return frame;
  }

  #present(frame: VideoFrame): void {
    const { presenter } = this.#conference.floor;
    for (const outputs of this.#outputs) {
      if (!presenter || !mayWatch(outputs.participant, presenter)) continue;
      const output = outputs.presentationInMain ? outputs.main : outputs.slides;
      output.onFrame(frame);
      outputs.sent.slides += 1;
    }
  }

  #sound(): void {
    const due = Math.floor((performance.now() - this.#began) / 10);
    if (due - this.#portion > CATCH_UP) this.#portion = due - CATCH_UP;
    for (; this.#portion < due; this.#portion++) this.#mix();
    for (const [uuid, microphone] of this.#microphones) {
      const participant = this.#conference.participants.get(uuid);
      if (participant)
        this.#conference.speak(
          participant,
          microphone.speaking && participant.data.is_muted === 'NO',
        );
    }
  }

  #mix(): void {
    const voices = new Map<string, Float32Array>();
    for (const { participant_uuid, vad } of this.#conference.stage.speakers) {
      const participant = this.#conference.participants.get(participant_uuid);
      if (vad > 0 && participant?.robot)
        voices.set(participant_uuid, speech(this.#portion, participant.host ? 190 : 120));
    }
    for (const [uuid, microphone] of this.#microphones) {
      const portion = microphone.take();
      if (portion && this.#conference.participants.get(uuid)?.data.is_muted === 'NO')
        voices.set(uuid, portion);
    }
    const alone = tone(this.#portion);
    const echo = this.#conference.settings.service_type === 'test_call';
    for (const { participant, audio, sent } of this.#outputs) {
      const others = [...voices]
        // A test call hears itself.
        .filter(([uuid]) => echo || uuid !== participant.uuid)
        .map(([, portion]) => portion);
      const heard = participant.data.receive_from_audio_mix === null ? [] : others;
      const company = this.#conference.stage.speakers.length > 1;
      const samples = mix(heard.length === 0 && !company ? [alone] : heard);
      audio.onData({
        samples,
        sampleRate: SAMPLE_RATE,
        bitsPerSample: 16,
        channelCount: 1,
        numberOfFrames: PORTION,
      });
      sent.audio += 1;
    }
  }
}
