/** Commands about the local participant: media, devices, hand, chat, captions, and the way out. */
import { commands } from '../../../meeting/commands.ts';
import { furtherCommands } from '../../../meeting/further-commands.ts';
import { boolean, oneOf, optional, type Option } from '../../../meeting/option.ts';
import { mediaRow, row, words } from './native-command.ts';
import * as may from './permissions.ts';

/** As `preferred_aspect_ratio` takes it. */
const ratio: Option<number> = {
  wanted: 'a number from 0 to 2',
  read: (raw) => (/^[\d.]+$/.test(raw) && Number(raw) <= 2 ? Number(raw) : undefined),
};
/** The name by which Pexip's own clients know a mix of one's own. */
const PERSONAL_MIX = 'main.!personal';

export const ownCommands = {
  hangup: row(may.anyone, commands.hangup, ({ leave }) => leave()),
  answerPrompt: row(may.anyone, commands.answerPrompt, async ({ answerPrompt }, { value }) =>
    answerPrompt(value),
  ),
  setAudioMuted: mediaRow(may.audioSender, commands.setAudioMuted, ({ media }, { muted }) =>
    media.setAudioMuted(muted),
  ),
  setVideoMuted: mediaRow(may.videoSender, commands.setVideoMuted, ({ media }, { muted }) =>
    media.setVideoMuted(muted),
  ),
  setPresenting: mediaRow(may.presenter, commands.setPresenting, ({ media }, { presenting }) =>
    media.setPresenting(presenting),
  ),
  setHandRaised: row(may.member, commands.setHandRaised, ({ client, self }, { raised }) =>
    raised ? client.participant(self()).buzz() : client.participant(self()).clearbuzz(),
  ),
  sendMessage: row(may.writer, commands.sendMessage, ({ sendMessage }, message) =>
    sendMessage(message),
  ),
  /** Changes the microphone, the camera or the loudspeaker, by its device id. */
  selectDevice: mediaRow(may.anyone, furtherCommands.selectDevice, ({ media }, { kind, id }) =>
    media.selectDevice(kind, id),
  ),
  /** Puts another background behind the local participant: `none`, `blur`, or the address of a picture. */
  setBackground: mediaRow(
    may.videoSender,
    { background: words('none, blur or the address of a picture') },
    ({ media }, { background }) => media.setBackground(background),
  ),
  /** Takes noise out of the microphone's sound. */
  setNoiseSuppression: mediaRow(
    may.audioSender,
    { level: oneOf('off', 'standard') },
    ({ media }, { level }) => media.setNoiseSuppression(level),
  ),
  /** Calls again with sound and video, where the call was lost and given up. */
  restartCall: row(may.member, {}, ({ media }) => media.restartCall()),
  /** Starts or stops measuring the call, once a second. */
  watchStatistics: row(may.anyone, { watching: boolean }, async ({ media }, { watching }) =>
    media.watchStatistics(watching),
  ),
  /** Shows or hides live captions for the local participant. */
  setCaptions: row(may.captionReader, { shown: boolean }, ({ client, self }, { shown }) =>
    shown
      ? client.participant(self()).show_live_captions()
      : client.participant(self()).hide_live_captions(),
  ),
  /** Chooses how the participants are arranged for the local participant alone; without `layout`: as for everyone. */
  setPersonalLayout: row(
    may.ownLayout,
    { layout: optional(words("a layout's name")) },
    async ({ room, place, hasPersonalMix }, { layout }) => {
      const here = room(place().room);
      const mix = { mix_name: PERSONAL_MIX };
      if (layout === undefined) return hasPersonalMix() ? here.video_mix_delete(mix) : undefined;
      if (!hasPersonalMix()) await here.video_mix_create(mix);
      return here.video_mix_configure({ ...mix, transform_layout: { layout } });
    },
  ),
  /** Asks for a picture of this shape, width by height, so that a narrow page gets a narrow one. */
  setAspectRatio: row(may.member, { ratio }, ({ client, place }, { ratio }) =>
    client.participant(place().uuid).preferred_aspect_ratio({ aspect_ratio: ratio }),
  ),
};
