/** Robots: simulated participants that talk, chat, raise a hand and present while somebody is there to see it. */
import type { Timer } from './clock.ts';
import type { Conference } from './conference.ts';
import { Participant } from './participant.ts';
import type { ParticipantData } from './participant.ts';

const NAMES = ['Alice', 'Bob', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan', 'Judy'];
const REPLIES = [
  'Good point.',
  'I agree.',
  'Could you say more about that?',
  'Noted, thank you.',
  'Let me check.',
];
/** Time before a robot answers a chat message, in ms. */
const REPLY_MS = 1200;
/** Turns from one beginning or end of a presentation to the next. */
const SLIDES_TURNS = 6;

/** Lets a robot in. @param fields Anything the wire says of it that is to differ. */
export function addRobot(
  conference: Conference,
  name: string,
  fields: Partial<ParticipantData> = {},
): Participant {
  const robot = new Participant(conference, name, fields.role ?? 'guest');
  robot.robot = true;
  robot.trusted = robot.host;
  Object.assign(robot.data, {
    has_media: true,
    is_video_call: 'YES',
    presentation_supported: 'YES',
    fecc_supported: 'YES',
    service_type: conference.settings.service_type,
    overlay_text: name,
    ...fields,
  });
  robot.data.api_url = `/participants/${robot.uuid}/`;
  conference.add(robot);
  return robot;
}

export const robotName = (index: number) => {
  const name = NAMES[index % NAMES.length] ?? 'Robot';
  return index < NAMES.length ? name : `${name} ${Math.floor(index / NAMES.length) + 1}`;
};

/** Fills a conference with its robots and keeps them busy while a client listens. */
export function openRobots(conference: Conference): { close(): void } {
  const { robots: count, robot_activity: activity, robot_turn_ms } = conference.settings;
  let turn = 0;
  let timer: Timer | undefined;
  const replies = new Set<Timer>();

  const residents: (Participant | undefined)[] = Array.from({ length: count });

  /** Those who are not there come in. */
  const enter = () => {
    for (const [index, resident] of residents.entries())
      if (!resident || !conference.participants.has(resident.uuid))
        residents[index] = addRobot(conference, robotName(index), {
          role: index === 0 ? 'chair' : 'guest',
        });
  };
  const present = () =>
    [...conference.participants.values()].filter(({ robot, data }) => robot && data.has_media);

  const act = () => {
    const robots = present();
    if (robots.length === 0) return;
    const speaker = robots[turn % robots.length];
    if (activity.includes('talk'))
      for (const robot of robots)
        conference.speak(robot, robot === speaker && robot.data.is_muted === 'NO');
    if (activity.includes('slides') && turn % SLIDES_TURNS === 1) {
      const [presenter] = robots;
      if (presenter && conference.floor.presenter === presenter)
        conference.floor.release(presenter);
      else if (presenter && !conference.floor.presenter) conference.floor.take(presenter);
    }
    if (activity.includes('hands') && turn % 5 === 3) {
      const last = robots.at(-1);
      if (last) {
        last.data.buzz_time = last.data.buzz_time === 0 ? conference.clock.unixTime() : 0;
        conference.show(last);
      }
    }
    turn += 1;
  };
  const check = () => {
    if (activity.length > 0 && conference.audience.size > 0) {
      if (timer) return;
      timer = conference.clock.interval(act, robot_turn_ms);
      act();
    } else {
      timer?.cancel();
      timer = undefined;
      const presenter = conference.floor.presenter;
      if (presenter?.robot && conference.audience.size === 0) conference.floor.release(presenter);
    }
  };
  const reply = (from: Participant, { direct }: { direct: Participant | undefined }) => {
    const robots = present();
    const robot = direct ?? robots[turn % robots.length];
    if (!activity.includes('chat') || from.robot || !robot?.robot) return;
    const payload = REPLIES[turn++ % REPLIES.length];
    const timeout = conference.clock.timeout(() => {
      replies.delete(timeout);
      const message = {
        origin: robot.data.display_name,
        uuid: robot.uuid,
        type: 'text/plain',
        direct: direct !== undefined,
        payload,
      };
      if (direct) from.send('message_received', message);
      else conference.broadcast('message_received', message, (viewer) => !viewer.waiting);
    }, REPLY_MS);
    replies.add(timeout);
  };
  /** Robots whom a client has sent away come back once it has gone. */
  const refill = () => setImmediate(() => !closed && conference.audience.size === 0 && enter());
  let closed = false;

  enter();
  conference.on('audience', check);
  conference.on('message', reply);
  conference.on('emptied', refill);
  return {
    close: () => {
      closed = true;
      timer?.cancel();
      for (const timeout of replies) timeout.cancel();
      conference.off('audience', check);
      conference.off('message', reply);
      conference.off('emptied', refill);
    },
  };
}
