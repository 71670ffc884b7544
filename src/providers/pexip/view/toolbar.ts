/** The toolbar: what everyone needs in one row, the rest behind "More". */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Context, PanelName } from './context.ts';
import { canFloat, canFullscreen } from './fullscreen.ts';
import { button } from './control.ts';
import type { IconName } from './icons.ts';
import { attention, attentionHint } from './attention.ts';
import { menu, type MenuItem } from './menu.ts';

/** Closes the panel that is open; the focus goes to what opens it. */
export const closePanel = ({ ui: { panel }, show }: Context): void =>
  show({ panel: null }, `.opens-${panel === 'people' || panel === 'chat' ? panel : 'more'}`);

/** Opens a panel, or closes it. */
export const switchPanel = (context: Context, panel: PanelName): void => {
  const { ui, model, show } = context;
  if (ui.panel === panel) return closePanel(context);
  const readTo = panel === 'chat' ? (model.messages.at(-1)?.id ?? ui.readTo) : ui.readTo;
  show({ panel, readTo }, panel === 'chat' ? '.chat input' : '.panel');
};

const panelItem = (
  context: Context,
  panel: PanelName,
  icon: IconName,
  label: string,
): MenuItem => ({ icon, label, run: () => switchPanel(context, panel) });

const moreItems = (context: Context): readonly MenuItem[] => {
  const { model, ui, text, shortcuts, may, has, run, show, toggle } = context;
  const { self, presentation, conference } = model;
  const raised = self.handRaised;
  const presenting = !!presentation?.local;
  const inRoom = conference.breakout;
  const items: readonly (MenuItem | false)[] = [
    may('setPresenting') &&
      has('screen') && {
        icon: presenting ? 'presentOff' : 'present',
        label: presenting ? text.stopPresenting : text.present,
        narrow: true,
        run: () => run('setPresenting', { presenting: !presenting }),
      },
    may('setHandRaised') &&
      has('hand') && {
        icon: 'hand',
        label: raised ? text.lowerHand : text.raiseHand,
        narrow: true,
        run: () => run('setHandRaised', { raised: !raised }),
      },
    may('setCaptions') &&
      has('captions') && {
        icon: 'captions',
        label: self.captionsShown ? text.hideCaptions : text.showCaptions,
        narrow: true,
        run: () => run('setCaptions', { shown: !self.captionsShown }),
      },
    has('manage') &&
      managing.some(may) &&
      panelItem(context, 'manage', 'manage', text.meetingControls),
    has('layout') &&
      (may('setLayout') || may('setPersonalLayout')) &&
      panelItem(context, 'layout', 'layout', text.layout),
    has('dial') && may('dial') && panelItem(context, 'dial', 'phone', text.dialOut),
    has('rooms') &&
      (may('createBreakout') || (may('joinBreakout') && !!model.breakouts.length)) &&
      panelItem(context, 'rooms', 'rooms', text.breakouts),
    !!inRoom &&
      may('askForHelp') && {
        icon: 'help',
        label: inRoom.helpAsked ? text.cancelHelp : text.askForHelp,
        run: () => run('askForHelp', { asking: !inRoom.helpAsked }),
      },
    has('fullscreen') &&
      canFullscreen() && {
        icon: ui.fullscreen ? 'shrink' : 'enlarge',
        label: ui.fullscreen ? text.exitFullscreen : text.fullscreen,
        run: () => toggle('fullscreen'),
      },
    has('picture-in-picture') &&
      canFloat() && {
        icon: 'float',
        label: ui.floating ? text.endPictureInPicture : text.pictureInPicture,
        run: () => toggle('floating'),
      },
    has('self-view') && {
      icon: 'self',
      label: ui.selfHidden ? text.showSelf : text.hideSelf,
      run: () => show({ selfHidden: !ui.selfHidden }),
    },
    (has('devices') || has('effects')) &&
      may('selectDevice') &&
      panelItem(context, 'devices', 'devices', text.devices),
    has('statistics') &&
      may('watchStatistics') &&
      panelItem(context, 'statistics', 'statistics', text.statistics),
    shortcuts && {
      icon: 'keyboard',
      label: text.shortcutHelp,
      run: (anchor) => show({ dialog: { kind: 'shortcuts', anchor } }),
    },
  ];
  return items.filter((item) => !!item);
};

/** What makes the panel for managing the meeting worth opening. */
export const managing = [
  'startConference',
  'setLocked',
  'muteAllGuests',
  'setGuestsCanUnmute',
  'lowerAllHands',
  'clearSpotlights',
  'setBanner',
  'setClassification',
] as const;

const leaveMenu = (context: Context): TemplateResult => {
  const { text, run, show } = context;
  return menu(context, text.leave, [
    { icon: 'leave', label: text.leaveMeeting, run: () => run('hangup') },
    {
      icon: 'disconnect',
      label: text.endForAll,
      danger: true,
      run: (anchor) => show({ dialog: { kind: 'end', anchor } }),
    },
  ]);
};

export const toolbarMenu = (context: Context): TemplateResult | typeof nothing =>
  context.ui.menu?.kind === 'more'
    ? menu(context, context.text.more, moreItems(context))
    : context.ui.menu?.kind === 'leave'
      ? leaveMenu(context)
      : nothing;

export const unreadCount = ({ model, ui }: Context): number => {
  if (ui.panel === 'chat') return 0;
  return model.messages.filter(
    ({ id, local, type }) => id > ui.readTo && !local && type === 'text/plain',
  ).length;
};

export const offersChat = ({ model, may, has }: Context): boolean =>
  has('chat') && (may('sendMessage') || !!model.messages.length);

export const toolbar = (context: Context): TemplateResult => {
  const { model, ui, text, may, has, run, show } = context;
  const { self, presentation } = model;
  const presenting = !!presentation?.local;
  const unread = unreadCount(context);
  const more = moreItems(context);
  const { waiting, hands } = attention(context);
  const refused = { denied: text.microphoneDenied, missing: text.microphoneMissing } as const;
  const unseen = { denied: text.cameraDenied, missing: text.cameraMissing } as const;
  const openMenu =
    (kind: 'more' | 'leave') =>
    ({ currentTarget: anchor }: { currentTarget: HTMLElement }) =>
      show({ menu: ui.menu?.kind === kind ? null : { kind, anchor } });
  return html`<div class="toolbar" part="toolbar" role="group" aria-label=${text.controls}>
    <slot name="toolbar">
      <div class="group">
        ${
          may('setAudioMuted') && has('microphone')
            ? button({
                icon: self.audioMuted || self.mutedByHost ? 'micOff' : 'mic',
                label: self.audioMuted ? text.unmute : text.mute,
                hint:
                  refused[self.microphone as 'denied'] ??
                  (self.mutedByHost ? text.mutedByHost : undefined),
                kind: `${self.audioMuted || self.mutedByHost ? 'off' : ''} ${self.microphone in refused ? 'broken' : ''} audio`,
                part: 'button audio-button',
                onClick: () => run('setAudioMuted', { muted: !self.audioMuted }),
              })
            : nothing
        }
        ${
          may('setVideoMuted') && has('camera')
            ? button({
                icon: self.videoMuted ? 'cameraOff' : 'camera',
                label: self.videoMuted ? text.startCamera : text.stopCamera,
                hint: unseen[self.camera as 'denied'],
                kind: `${self.videoMuted ? 'off' : ''} ${self.camera in unseen ? 'broken' : ''} video`,
                part: 'button video-button',
                onClick: () => run('setVideoMuted', { muted: !self.videoMuted }),
              })
            : nothing
        }
        ${
          may('setPresenting') && has('screen')
            ? button({
                icon: presenting ? 'presentOff' : 'present',
                label: presenting ? text.stopPresenting : text.present,
                kind: `wide present ${presenting ? 'on' : ''}`,
                onClick: () => run('setPresenting', { presenting: !presenting }),
              })
            : nothing
        }
        ${
          may('setHandRaised') && has('hand')
            ? button({
                icon: 'hand',
                label: self.handRaised ? text.lowerHand : text.raiseHand,
                kind: `wide hand ${self.handRaised ? 'on' : ''}`,
                onClick: () => run('setHandRaised', { raised: !self.handRaised }),
              })
            : nothing
        }
        ${
          may('setCaptions') && has('captions')
            ? button({
                icon: 'captions',
                label: self.captionsShown ? text.hideCaptions : text.showCaptions,
                kind: `wide captioning ${self.captionsShown ? 'on' : ''}`,
                onClick: () => run('setCaptions', { shown: !self.captionsShown }),
              })
            : nothing
        }
        ${
          more.length
            ? button({
                icon: 'more',
                label: text.more,
                kind: `opens-more ${more.every(({ narrow }) => narrow) ? 'narrow' : ''}`,
                expanded: ui.menu?.kind === 'more',
                onClick: openMenu('more'),
              })
            : nothing
        }
        ${
          has('leave')
            ? button({
                icon: 'leave',
                label: text.leave,
                kind: 'leave',
                part: 'button leave-button',
                ...(may('disconnectAll')
                  ? { expanded: ui.menu?.kind === 'leave', onClick: openMenu('leave') }
                  : { onClick: () => run('hangup') }),
              })
            : nothing
        }
      </div>
      <div class="group end">
        ${
          has('people')
            ? button({
                icon: 'people',
                label: text.people,
                kind: `opens-people ${ui.panel === 'people' ? 'on' : ''}`,
                expanded: ui.panel === 'people',
                hint: attentionHint(context),
                badge: waiting || hands,
                onClick: () => switchPanel(context, 'people'),
              })
            : nothing
        }
        ${
          offersChat(context)
            ? button({
                icon: 'chat',
                label: text.chat,
                kind: `opens-chat ${ui.panel === 'chat' ? 'on' : ''}`,
                expanded: ui.panel === 'chat',
                hint: unread ? text.unread(unread) : undefined,
                badge: unread,
                onClick: () => switchPanel(context, 'chat'),
              })
            : nothing
        }
      </div>
    </slot>
  </div>`;
};
