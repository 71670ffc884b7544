/** What can be done with a participant: only what one may do, and what its system supports. */
import { nothing, type TemplateResult } from 'lit-html';
import { nameOf, type Context } from './context.ts';
import { menu, type MenuItem } from './menu.ts';
import type { RosterEntry } from '../native/model.ts';

export const participantItems = (context: Context, entry: RosterEntry): readonly MenuItem[] => {
  const { model, text, may, has, run, show } = context;
  const { uuid: participantId } = entry;
  const self = participantId === model.self.uuid;
  if (entry.service_type === 'waiting_room')
    return may('disconnectParticipant') ? [disconnectItem(context, entry)] : [];
  const name = nameOf(context, entry);
  const muted = entry.is_muted === 'YES';
  const chair = entry.role === 'chair';
  const denied = entry.rx_presentation_policy === 'DENY';
  const dialog = (kind: 'transfer' | 'keypad' | 'camera') => (anchor: HTMLElement) =>
    show({ dialog: { kind, uuid: participantId, name, anchor } });
  const items: readonly (MenuItem | false | undefined)[] = [
    may('sendMessage') &&
      has('chat') &&
      !self && {
        icon: 'chat',
        label: text.sendDirect,
        run: () => show({ panel: 'chat', chatTo: { uuid: participantId, name } }, '.chat input'),
      },
    may('muteParticipant') &&
      entry.mute_supported !== 'NO' && {
        icon: muted ? 'mic' : 'micOff',
        label: muted ? text.unmuteParticipant : text.muteParticipant,
        run: () => run('muteParticipant', { participantId, muted: !muted }),
      },
    may('muteParticipantVideo') && {
      icon: entry.is_video_muted ? 'camera' : 'cameraOff',
      label: entry.is_video_muted ? text.unmuteVideo : text.muteVideo,
      run: () => run('muteParticipantVideo', { participantId, muted: !entry.is_video_muted }),
    },
    may('lowerHand') &&
      !!entry.buzz_time && {
        icon: 'hand',
        label: text.lowerHand,
        run: () => run('lowerHand', { participantId }),
      },
    may('setSpotlight') && {
      icon: 'spotlight',
      label: entry.spotlight ? text.unspotlight : text.spotlight,
      run: () => run('setSpotlight', { participantId, spotlighted: !entry.spotlight }),
    },
    may('setRole') &&
      !self && {
        icon: chair ? 'guest' : 'host',
        label: chair ? text.makeGuest : text.makeHost,
        run: () => run('setRole', { participantId, role: chair ? 'guest' : 'chair' }),
      },
    may('setPresentationAllowed') &&
      !self && {
        icon: denied ? 'eye' : 'eyeOff',
        label: denied ? text.allowPresentation : text.denyPresentation,
        run: () => run('setPresentationAllowed', { participantId, allowed: denied }),
      },
    may('moveCamera') &&
      entry.fecc_supported === 'YES' &&
      !self && { icon: 'joystick', label: text.controlCamera, run: dialog('camera') },
    may('sendDtmf') &&
      !self &&
      entry.protocol !== 'webrtc' &&
      entry.protocol !== 'api' && { icon: 'keypad', label: text.keypad, run: dialog('keypad') },
    may('transfer') &&
      entry.transfer_supported !== 'NO' &&
      !self && { icon: 'transfer', label: text.transfer, run: dialog('transfer') },
    may('disconnectParticipant') &&
      entry.disconnect_supported !== 'NO' &&
      !self &&
      disconnectItem(context, entry),
  ];
  return items.filter((item): item is MenuItem => !!item);
};

const disconnectItem = (context: Context, entry: RosterEntry): MenuItem => ({
  icon: 'disconnect',
  label: context.text.disconnect,
  danger: true,
  run: (anchor) =>
    context.show({
      dialog: {
        kind: 'disconnect',
        uuid: entry.uuid,
        name: nameOf(context, entry),
        anchor,
      },
    }),
});

export const participantMenu = (context: Context): TemplateResult | typeof nothing => {
  const { ui, model, text } = context;
  if (ui.menu?.kind !== 'participant') return nothing;
  const entry = model.participants.get(ui.menu.uuid);
  return entry
    ? menu(context, text.menuFor(ui.menu.name), participantItems(context, entry))
    : nothing;
};
