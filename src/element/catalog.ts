/** The systems that are small, together in one lazy chunk. A new one is one file and one line here. */
import { provider as clickToCall } from '../providers/click-to-call.ts';
import { provider as eyeson } from '../providers/eyeson/eyeson.ts';
import { provider as googleMeet } from '../providers/google-meet.ts';
import { provider as immail } from '../providers/immail.ts';
import { provider as teams } from '../providers/teams.ts';
import { provider as zoom } from '../providers/zoom.ts';

export const catalog = [immail, eyeson, clickToCall, googleMeet, teams, zoom] as const;
