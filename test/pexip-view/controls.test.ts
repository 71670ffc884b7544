/** Every control of the view: what it asks for, and that nobody is offered what they may not do. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { guestModel, hostModel, participant } from '../../demo/view/fake-meeting.ts';
import { states } from '../../demo/view/states.ts';
import type { ActionName, MeetingModel } from '../../src/providers/pexip/native/model.ts';
import { closeStands, focused, mountState, nextFrame } from './stand.ts';

afterEach(closeStands);

type Row = readonly [what: string, steps: readonly string[], action: ActionName, args?: unknown];
const self = hostModel.self;
const inRoom = states['in-room'].model.conference;

/** What everyone is offered. */
const forAll: readonly (readonly [...Row, Partial<MeetingModel>?])[] = [
  ['mutes the microphone', ['.audio'], 'setAudioMuted', { muted: true }],
  [
    'unmutes the microphone',
    ['.audio'],
    'setAudioMuted',
    { muted: false },
    { self: { ...self, audioMuted: true } },
  ],
  ['turns the camera off', ['.video'], 'setVideoMuted', { muted: true }],
  ['shares the screen', ['button.present'], 'setPresenting', { presenting: true }],
  [
    'stops sharing',
    ['button.present'],
    'setPresenting',
    { presenting: false },
    { presentation: { presenterName: '', local: true, picture: null } },
  ],
  ['raises the hand', ['.wide.hand'], 'setHandRaised', { raised: true }],
  [
    'lowers the hand',
    ['.wide.hand'],
    'setHandRaised',
    { raised: false },
    { self: { ...self, handRaised: true } },
  ],
  ['shows captions', ['.captioning'], 'setCaptions', { shown: true }],
  [
    'writes to everyone',
    ['.opens-chat', '[name="message"] <- Hello <b>all</b>', '.write .primary'],
    'sendMessage',
    { text: 'Hello <b>all</b>' },
  ],
  [
    'writes to one',
    ['.opens-chat', '.write select <- camille', '[name="message"] <- Hello', '.write .primary'],
    'sendMessage',
    { text: 'Hello', to: 'camille' },
  ],
  [
    'writes to one from the roster',
    [
      '.opens-people',
      '[data-uuid="lin"] .quiet',
      '@chat',
      '[name="message"] <- Hi',
      '.write .primary',
    ],
    'sendMessage',
    { text: 'Hi', to: 'lin' },
  ],
  [
    'chooses a microphone',
    ['.opens-more', '@devices', '.panel label:nth-of-type(1) select <- mic-2'],
    'selectDevice',
    { kind: 'audioinput', id: 'mic-2' },
  ],
  [
    'chooses a camera',
    ['.opens-more', '@devices', '.panel label:nth-of-type(2) select <- cam-2'],
    'selectDevice',
    { kind: 'videoinput', id: 'cam-2' },
  ],
  [
    'blurs the background',
    ['.opens-more', '@devices', '[name="background"] <- blur'],
    'setBackground',
    { background: 'blur' },
  ],
  [
    'shows the room again',
    ['.opens-more', '@devices', '[name="background"] <- none'],
    'setBackground',
    { background: 'none' },
    { self: { ...self, background: 'blur' } },
  ],
  [
    'suppresses noise',
    ['.opens-more', '@devices', '[name="noise"] <- standard'],
    'setNoiseSuppression',
    { level: 'standard' },
  ],
  ['watches statistics', ['.opens-more', '@statistics'], 'watchStatistics', { watching: true }],
  [
    'stops watching statistics',
    ['.opens-more', '@statistics', '.panel .quiet'],
    'watchStatistics',
    { watching: false },
  ],
  [
    'asks for help',
    ['.opens-more', '@help'],
    'askForHelp',
    { asking: true },
    { conference: inRoom },
  ],
  ['leaves a room', ['.header .small'], 'leaveBreakout', undefined, { conference: inRoom }],
];

const board = ['.opens-people', '[data-uuid="board"] .quiet'] as const;
const open = (item: string) => ['.opens-more', item] as const;
const rooms = { breakouts: states.rooms.model.breakouts };

/** What only hosts are offered. */
const forHosts: readonly (readonly [...Row, Partial<MeetingModel>?])[] = [
  ['admits', ['.opens-people', '[data-uuid="wait"] .small'], 'admit', { participantId: 'wait' }],
  [
    'mutes somebody',
    [...board, '@micOff'],
    'muteParticipant',
    { participantId: 'board', muted: true },
  ],
  [
    'unmutes somebody',
    ['.opens-people', '[data-uuid="noor"] .quiet', '@mic'],
    'muteParticipant',
    { participantId: 'noor', muted: false },
  ],
  [
    'turns a camera off',
    [...board, '@cameraOff'],
    'muteParticipantVideo',
    { participantId: 'board', muted: true },
  ],
  [
    'puts in the spotlight',
    [...board, '@spotlight'],
    'setSpotlight',
    { participantId: 'board', spotlighted: true },
  ],
  [
    'takes out of the spotlight',
    ['.opens-people', '[data-uuid="maya"] .quiet', '@spotlight'],
    'setSpotlight',
    { participantId: 'maya', spotlighted: false },
  ],
  ['makes a host', [...board, '@host'], 'setRole', { participantId: 'board', role: 'chair' }],
  [
    'makes a guest',
    ['.opens-people', '[data-uuid="maya"] .quiet', '@guest'],
    'setRole',
    { participantId: 'maya', role: 'guest' },
  ],
  [
    'hides the presentation',
    [...board, '@eyeOff'],
    'setPresentationAllowed',
    { participantId: 'board', allowed: false },
  ],
  [
    'lowers a hand',
    ['.opens-people', '[data-uuid="jonas"] .quiet', '@hand'],
    'lowerHand',
    { participantId: 'jonas' },
  ],
  [
    'disconnects somebody',
    [...board, '@disconnect', 'dialog .danger'],
    'disconnectParticipant',
    { participantId: 'board' },
  ],
  [
    'transfers',
    [
      ...board,
      '@transfer',
      '[name="alias"] <- meet.bob',
      '[name="role"] <- host',
      '[name="pin"] <- 12',
      'dialog .primary',
    ],
    'transfer',
    { participantId: 'board', alias: 'meet.bob', role: 'host', pin: '12' },
  ],
  [
    'transfers without a PIN',
    [...board, '@transfer', '[name="alias"] <- meet.bob', 'dialog .primary'],
    'transfer',
    { participantId: 'board', alias: 'meet.bob', role: 'guest' },
  ],
  [
    'sends tones',
    [...board, '@keypad', '.key:nth-of-type(11)'],
    'sendDtmf',
    { participantId: 'board', digits: '0' },
  ],
  ['locks', [...open('@manage'), '.toggle:nth-of-type(1)'], 'setLocked', { locked: true }],
  [
    'mutes all guests',
    [...open('@manage'), '.toggle:nth-of-type(2)'],
    'muteAllGuests',
    { muted: true },
  ],
  [
    'keeps guests from unmuting',
    [...open('@manage'), '.toggle:nth-of-type(3)'],
    'setGuestsCanUnmute',
    { allowed: false },
  ],
  ['lowers all hands', [...open('@manage'), '.actions .small:nth-of-type(1)'], 'lowerAllHands'],
  ['clears spotlights', [...open('@manage'), '.actions .small:nth-of-type(2)'], 'clearSpotlights'],
  [
    'starts the meeting',
    [...open('@manage'), '.form > .primary'],
    'startConference',
    undefined,
    { conference: { ...hostModel.conference, started: false } },
  ],
  [
    'classifies',
    [...open('@manage'), '[name="level"] <- 2', '.form form .small'],
    'setClassification',
    { level: 2 },
  ],
  [
    'sets a banner',
    [...open('@manage'), 'textarea <- Please be kind', '.form form .primary'],
    'setBanner',
    { text: 'Please be kind' },
  ],
  [
    'removes the banner',
    [...open('@manage'), '.form form .primary + .small'],
    'setBanner',
    { text: '' },
    { conference: { ...hostModel.conference, banner: 'Please be kind' } },
  ],
  [
    'chooses a layout',
    [...open('@layout'), '.scopes button', '.layout:nth-of-type(2)'],
    'setLayout',
    { layout: '1:7' },
  ],
  [
    'dials out',
    [
      ...open('@phone'),
      '[name="destination"] <- bob@example.com',
      '[name="protocol"] <- sip',
      '.panel .primary',
    ],
    'dial',
    { destination: 'bob@example.com', protocol: 'sip', role: 'GUEST' },
  ],
  ['ends for everyone', ['.leave', '@disconnect', 'dialog .danger'], 'disconnectAll'],
  [
    'opens a room',
    [
      ...open('@rooms'),
      '.panel .primary',
      '[name="name"] <- Budget',
      '[name="minutes"] <- 5',
      '[name="end"] <- disconnect',
      '[value="lin"]',
      '[value="jonas"]',
      '[name="leave"]',
      'dialog .primary',
    ],
    'createBreakout',
    {
      name: 'Budget',
      duration: 300,
      endAction: 'disconnect',
      guestsAllowedToLeave: false,
      participantIds: ['jonas', 'lin'],
    },
  ],
  [
    'moves somebody out of a room',
    [...open('@rooms'), '.card li select <- main', '.card li .small'],
    'moveToBreakout',
    { participantIds: ['a'], from: 'room-1', to: 'main' },
    rooms,
  ],
  [
    'moves somebody into a room',
    [...open('@rooms'), '.card .foot select <- lin', '.card .foot form .small'],
    'moveToBreakout',
    { participantIds: ['lin'], from: 'main', to: 'room-1' },
    rooms,
  ],
  [
    'closes a room',
    [...open('@rooms'), '.card .foot .danger'],
    'closeBreakout',
    { breakoutId: 'room-1' },
    rooms,
  ],
  [
    'visits a room',
    [...open('@rooms'), '.card .foot > .small'],
    'joinBreakout',
    { breakoutId: 'room-1' },
    rooms,
  ],
  [
    'gives help',
    [...open('@rooms'), '.help .small'],
    'dismissHelp',
    { breakoutId: 'room-1' },
    rooms,
  ],
  [
    'brings everyone back',
    [...open('@rooms'), '.actions .small:last-child'],
    'emptyBreakouts',
    undefined,
    rooms,
  ],
];

const mount = (model: MeetingModel, change: Partial<MeetingModel> = {}) =>
  mountState({ model: { ...model, ...change } });

describe('the controls of the view', () => {
  for (const [role, model] of [
    ['host', hostModel],
    ['guest', guestModel],
  ] as const)
    for (const [what, steps, action, args, change] of forAll)
      it(`${what} as ${role}`, async () => {
        const { act, meeting } = await mount(model, change);
        await act(...steps);
        expect(meeting.calls.at(-1)).to.deep.equal(args ? [action, args] : [action]);
      });

  for (const [what, steps, action, args, change] of forHosts) {
    it(`${what} as host`, async () => {
      const { act, meeting } = await mount(hostModel, change);
      await act(...steps);
      expect(meeting.calls).to.deep.equal([args ? [action, args] : [action]]);
    });

    it(`does not offer a guest what ${what}`, async () => {
      const { act, meeting } = await mount(guestModel, change);
      const refused = await act(...steps).then(
        () => false,
        () => true,
      );
      const asked = meeting.calls.map(([name]) => name);
      expect(refused).to.be.true;
      expect(asked).not.to.include(action);
    });
  }

  it('offers each action that a host may do, and nothing that one may not', async () => {
    const covered = new Set([...forAll, ...forHosts].map(([, , action]) => action));
    const missing = [...hostModel.may].filter((action) => !covered.has(action));
    // Driven in tests of their own.
    expect(missing.sort()).to.deep.equal([
      'answerPrompt',
      'hangup',
      'moveCamera',
      'restartCall',
      'setAspectRatio',
      'setPersonalLayout',
    ]);
    const { root, act } = await mount({ ...hostModel, may: new Set(['hangup']) });
    const icons = () => [...root.querySelectorAll('.toolbar button')].length;
    expect(icons()).to.equal(3); // More, leave, people.
    await act('.opens-more');
    const items = [...root.querySelectorAll<HTMLElement>('.menu button')];
    // What asks the node for nothing: the screen, the small window, oneself, the keys.
    expect(items.map(({ dataset }) => dataset.icon)).to.have.members(
      ['enlarge', 'float', 'self', 'keyboard'].filter(
        (icon) => icon !== 'float' || document.pictureInPictureEnabled,
      ),
    );
  });

  it('leaves by one click as guest, by two as host', async () => {
    const guest = await mount(guestModel);
    await guest.act('.leave');
    expect(guest.meeting.calls).to.deep.equal([['hangup']]);
    const host = await mount(hostModel);
    await host.act('.leave', '@leave');
    expect(host.meeting.calls).to.deep.equal([['hangup']]);
  });

  it('does not offer what the participant’s system does not support', async () => {
    const { meeting, act, has } = await mount(hostModel);
    meeting.put(
      participant('old', 'Old system', {
        mute_supported: 'NO',
        transfer_supported: 'NO',
        disconnect_supported: 'NO',
      }),
    );
    await nextFrame();
    await act('.opens-people', '[data-uuid="old"] .quiet');
    for (const icon of ['micOff', 'transfer', 'disconnect', 'joystick', 'keypad'])
      expect(has(`@${icon}`), icon).to.be.false;
    expect(has('@spotlight')).to.be.true;
  });

  it('moves a camera while its button is held, by pointer, by key and by a bare click', async () => {
    const stand = await mountState(states.camera);
    const { meeting, find } = stand;
    const left = find('.key.left');
    const move = { participantId: 'board', axis: 'pan', direction: 'left' };
    const actions = () =>
      meeting.calls.splice(0).map(([, args]) => (args as { action: string }).action);
    left.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(meeting.calls[0]).to.deep.equal(['moveCamera', { ...move, action: 'start' }]);
    left.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    expect(actions()).to.deep.equal(['start', 'stop']);
    left.focus();
    await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    expect(new Set(actions())).to.include('start').and.include('stop');
    left.click();
    expect(actions()).to.deep.equal(['start', 'stop']);
    left.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    stand.view.close();
    expect(actions()).to.deep.equal(['start', 'stop']);
  });

  it('types tones on the keyboard', async () => {
    const { meeting, find } = await mountState(states.keypad);
    await sendKeys({ press: '7' });
    expect(meeting.calls).to.deep.equal([['sendDtmf', { participantId: 'board', digits: '7' }]]);
    expect(find('output').textContent?.trim()).to.equal('7');
  });

  it('keeps a message that could not be sent, says why, and does not send it again', async () => {
    const { act, meeting, find } = await mount(hostModel);
    await act('.opens-chat', '[name="message"] <- Hello');
    meeting.failure = new Error('The node did not take the message.');
    await act('.write .primary');
    await nextFrame();
    expect((find('[name="message"]') as HTMLInputElement).value).to.equal('Hello');
    expect(find('[role="alert"]').textContent).to.include('That did not work.');
    expect(find('[role="alert"]').textContent).not.to.include('The node');
    expect(meeting.calls.length).to.equal(1);
    await act('.write .primary', '.toast .quiet');
    await nextFrame();
    expect((find('[name="message"]') as HTMLInputElement).value).to.equal('');
    expect(find('[role="alert"]').textContent?.trim()).to.equal('');
  });

  it('works by keyboard alone: open a menu, choose, come back', async () => {
    const stand = await mount(hostModel);
    const { find, has, meeting } = stand;
    find('.opens-more').focus();
    await sendKeys({ press: 'Enter' });
    expect(focused(stand)?.textContent?.trim()).to.equal('Manage meeting');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'End' });
    expect(focused(stand)?.textContent?.trim()).to.equal('Keyboard shortcuts');
    await sendKeys({ press: 'Escape' });
    expect(has('.menu')).to.be.false;
    expect(focused(stand)).to.equal(find('.opens-more'));
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    expect(focused(stand)).to.equal(find('.panel'));
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    expect(meeting.calls).to.deep.equal([['setLocked', { locked: true }]]);
    await sendKeys({ press: 'Escape' });
    expect(has('.panel')).to.be.false;
    expect(focused(stand)).to.equal(find('.opens-more'));
  });

  it('closes a menu by a click elsewhere, and a dialog by Escape, with the focus where it was', async () => {
    const stand = await mount(hostModel);
    const { act, has, find } = stand;
    await act('.opens-more');
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(has('.menu')).to.be.false;
    await act('.leave', '@disconnect');
    expect(has('dialog')).to.be.true;
    await sendKeys({ press: 'Escape' });
    await nextFrame();
    expect(has('dialog')).to.be.false;
    expect(focused(stand)).to.equal(find('.leave'));
  });

  it('draws no controls where the page draws its own', async () => {
    const { has } = await mountState(states.bare);
    for (const piece of ['.toolbar', '.header', '.panel']) expect(has(piece)).to.be.false;
    expect(has('.stage')).to.be.true;
  });

  it('lets the page put its own in every place', async () => {
    const { root, act } = await mountState(states.announced);
    const names = () => [...root.querySelectorAll('slot')].map((slot) => slot.name);
    expect(names()).to.include.members(['stage', 'self-view', 'captions', 'toolbar', 'banner']);
    await act('.opens-people');
    expect(names()).to.include('roster');
    await act('.opens-chat');
    expect(names()).to.include('chat');
    const { root: asking } = await mountState(states['prompt-pin']);
    expect(asking.querySelector('slot')?.name).to.equal('prompt');
  });
});
