/** Lazy chunk: the room before the meeting. How one looks and sounds, beside the questions at the door. */
import { unsafeCSS } from '@lit/reactive-element';
import { keyed } from 'lit-html/directives/keyed.js';
import { html, nothing, type TemplateResult } from 'lit-html';
import { adopted } from '../adopted.ts';
import { avatar } from '../avatar.ts';
import type { Context } from '../context.ts';
import { button, select } from '../control.ts';
import { effects } from '../effects-control.ts';
import { icon } from '../icons.ts';
import type { DeviceKind } from '../../native/model.ts';
import { play } from '../playback.ts';
import { progress, question } from '../prompt.ts';
import { greenRoom } from '../styles/green-room-styles.ts';
import { level } from './level-meter.ts';
import { permissionHelp } from './permission-help.ts';
import { playTone } from './test-tone.ts';
import { shortTextsOf } from '../../../../view/package-languages.ts';
import { prejoin as english, type PrejoinText } from '../../../../view/text/prejoin-en.ts';

const readPrejoinText = shortTextsOf('prejoin', english);
const styles = unsafeCSS(greenRoom.cssText);

export interface GreenRoom {
  render(context: Context): TemplateResult;
  /** Ends what sounds. */
  close(): void;
}

/** Nothing of its own is sent: there is nothing to try. */
const hasMedia = ({ model: { self } }: Context): boolean =>
  self.microphone !== 'off' || self.camera !== 'off';

class Room implements GreenRoom {
  readonly #root: ShadowRoot;
  readonly #text: PrejoinText;
  readonly #closing = new AbortController();
  #sounding = false;

  constructor(root: ShadowRoot, text: PrejoinText) {
    this.#root = root;
    this.#text = text;
  }

  close(): void {
    this.#closing.abort();
  }

  render(context: Context): TemplateResult {
    const { model } = context;
    return html`<div
      class="prompt green-room"
      part="prompt prejoin"
      ${adopted(this.#root, styles.styleSheet!)}
    >
      <div class="lobby ${hasMedia(context) ? '' : 'plain'}">
        ${hasMedia(context) ? this.#trial(context) : nothing}
        <slot name="prompt">
          ${
            model.status === 'prompt' // What was typed into one field is no answer to the next question.
              ? keyed(model.prompt?.kind, question(context, context.text.ready))
              : progress(context)
          }
        </slot>
      </div>
    </div>`;
  }

  /** Camera and microphone as the others will have them. */
  #trial(context: Context): TemplateResult {
    return html`<div class="trial" role="group" aria-label=${this.#text.trial}>
      <slot name="prejoin">
        ${this.#preview(context)} ${permissionHelp(context, this.#text)} ${this.#devices(context)}
      </slot>
    </div>`;
  }

  #preview(context: Context): TemplateResult {
    const { model, text, may, run } = context;
    const { self, streams } = model;
    const seen = !!streams.self?.getVideoTracks().length && !self.videoMuted;
    const muted = self.audioMuted;
    return html`<div class="preview" part="preview">
      ${
        seen
          ? html`<video
              aria-label=${text.selfView}
              playsinline
              muted
              ${play(streams.self, () => {})}
            ></video>`
          : html`<div class="unlit">
              ${avatar(self.name || text.you, self.uuid, false)}
              ${self.camera === 'ready' ? html`<p>${this.#text.cameraOff}</p>` : nothing}
            </div>`
      }
      <div class="switches">
        ${
          may('setAudioMuted')
            ? button({
                icon: muted ? 'micOff' : 'mic',
                label: muted ? text.unmute : text.mute,
                kind: `audio ${muted ? 'off' : ''}`,
                part: 'button audio-button',
                onClick: () => run('setAudioMuted', { muted: !muted }),
              })
            : nothing
        }
        ${
          may('setVideoMuted')
            ? button({
                icon: self.videoMuted ? 'cameraOff' : 'camera',
                label: self.videoMuted ? text.startCamera : text.stopCamera,
                kind: `video ${self.videoMuted ? 'off' : ''}`,
                part: 'button video-button',
                onClick: () => run('setVideoMuted', { muted: !self.videoMuted }),
              })
            : nothing
        }
      </div>
      ${
        self.microphone === 'off'
          ? nothing
          : html`<div
              class="level"
              part="level"
              role="meter"
              ?hidden=${!streams.microphone || muted}
              aria-label=${this.#text.level}
              aria-valuemin="0"
              aria-valuemax="100"
              aria-valuenow="0"
              ${level(streams.microphone)}
            ></div>`
      }
    </div>`;
  }

  #devices(context: Context): TemplateResult {
    const { model, text, run } = context;
    const choice = (kind: DeviceKind, label: string) => {
      const all = model.devices[kind];
      return all.length
        ? select(
            label,
            all.map(({ id, label }, at) => [id, label || text.defaultDevice(at + 1)]),
            model.devices.selected[kind] ?? '',
            (id) => run('selectDevice', { kind, id }),
          )
        : nothing;
    };
    const { self } = model;
    return html`<details class="choices-of-devices">
      <summary>${icon('devices')}<span>${text.devices}</span></summary>
      <div class="fields">
        ${self.microphone === 'off' ? nothing : choice('audioinput', text.microphone)}
        ${self.camera === 'off' ? nothing : choice('videoinput', text.camera)}
        ${choice('audiooutput', text.speaker)} ${effects(context)}
        <button
          type="button"
          class="small test"
          ?disabled=${this.#sounding}
          @click=${() => void this.#sound(context)}
        >
          ${icon('volume')}<span
            >${this.#sounding ? this.#text.testing : this.#text.testSpeaker}</span
          >
        </button>
      </div>
    </details>`;
  }

  async #sound({ model, show }: Context): Promise<void> {
    this.#sounding = true;
    show({});
    await playTone(model.devices.selected.audiooutput ?? '', this.#closing.signal).catch(() => {
      // The loudspeaker is gone: the list of devices says so.
    });
    this.#sounding = false;
    show({});
  }
}

export const openGreenRoom = async (root: ShadowRoot, lang: string): Promise<GreenRoom> =>
  new Room(root, (await readPrejoinText(lang)).text);
