import { createRef } from 'preact';
import type { MeetingEmbedElement } from 'meeting-embed';
import type {} from 'meeting-embed/preact';

const meeting = createRef<MeetingEmbedElement>();
export const right = (
  <meeting-embed
    ref={meeting}
    key="1"
    class="wide"
    style="height: 400px"
    slot="main"
    hidden
    onClick={() => void meeting.current?.hangup()}
    provider="jitsi"
    room="Standup"
    command-timeout="5000"
    hideButtons={['invite']}
    onmeeting-left={({ detail }) => void detail.reason.length}
  />
);
// @ts-expect-error -- misspelt
export const misspelt = <meeting-embed bandwith={1024} />;
// @ts-expect-error -- no such mode
export const wrongType = <meeting-embed mode="waiting" />;
// @ts-expect-error -- the detail has no such field
export const wrongDetail = <meeting-embed onmeeting-left={({ detail }) => detail.cause} />;
