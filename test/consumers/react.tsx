import { useRef } from 'react';
import type { MeetingEmbedElement } from 'meeting-embed';
import 'meeting-embed/define';
import type {} from 'meeting-embed/react';

export const Right = () => {
  const meeting = useRef<MeetingEmbedElement>(null);
  return (
    <meeting-embed
      ref={meeting}
      key="1"
      className="wide"
      style={{ height: 400 }}
      slot="main"
      hidden={false}
      onClick={() => void meeting.current?.setAudioMuted({ muted: true })}
      provider="jitsi"
      room="Standup"
      command-timeout={5000}
      hideButtons={['invite', 'hangup']}
      startWithAudioMuted
      onmeeting-left={({ detail, currentTarget }) => {
        const reason: string = detail.reason;
        return void currentTarget.sendMessage({ text: reason });
      }}
    >
      <p slot="idle">Join</p>
    </meeting-embed>
  );
};
// @ts-expect-error -- misspelt
export const misspelt = <meeting-embed bandwith={1024} />;
// @ts-expect-error -- misspelt, with a hyphen (TypeScript lets unknown hyphenated names pass, not wrong values of known ones)
export const wrongHyphenated = <meeting-embed command-timeout={{}} />;
// @ts-expect-error -- no such provider
export const wrongType = <meeting-embed mode="waiting" />;
// @ts-expect-error -- not a listener
export const wrongListener = <meeting-embed onmeeting-left="leave()" />;
// @ts-expect-error -- the detail has no such field
export const wrongDetail = <meeting-embed onmeeting-left={({ detail }) => detail.cause} />;
export const wrongCommand = (element: MeetingEmbedElement) =>
  // @ts-expect-error -- not a boolean
  element.setAudioMuted({ muted: 'yes' });
