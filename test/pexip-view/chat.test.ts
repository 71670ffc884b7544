/** Writing in the chat: to whom it goes, and that nothing of what was typed is lost. */
import { expect } from '@open-wc/testing';
import { participant } from '../../demo/view/fake-meeting.ts';
import { states } from '../../demo/view/states.ts';
import { closeStands, mountState, nextFrame, type Stand } from './stand.ts';

afterEach(closeStands);

const field = ({ find }: Stand) => find('[name="message"]') as HTMLInputElement;
const recipient = ({ root }: Stand) => root.querySelector<HTMLSelectElement>('.write select')!;
const shown = (stand: Stand) => recipient(stand).selectedOptions[0]!.textContent!.trim();
const send = '.write .primary';

/** The next request is under way until this is called. */
const slow = ({ meeting }: Stand) => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  meeting.pending = promise;
  return (error?: Error) => (error ? reject(error) : resolve());
};

describe('a private message', () => {
  for (const [how, from] of [
    ['the list', ['.opens-chat', '.write select <- lin']],
    ['the roster', ['.opens-people', '[data-uuid="lin"] .quiet', '@chat']],
  ] as const)
    it(`goes to nobody once whom it is for, chosen in ${how}, has left`, async () => {
      const stand = await mountState(states.host);
      const { act, meeting, find } = stand;
      await act(...from, '[name="message"] <- Between us');
      meeting.remove('lin');
      await nextFrame();
      expect(shown(stand)).to.equal('Lin Wei has left');
      await act(send);
      expect(meeting.calls).to.deep.equal([]);
      expect(field(stand).value).to.equal('Between us');
      expect(find('[role="alert"]').textContent).to.include('Lin Wei has left');
      // Back under another uuid is somebody to choose again.
      meeting.put(participant('lin-2', 'Lin Wei'));
      await nextFrame();
      await act(send);
      expect(meeting.calls).to.deep.equal([]);
      await act('.write select <- lin-2', send);
      expect(meeting.calls).to.deep.equal([['sendMessage', { text: 'Between us', to: 'lin-2' }]]);
    });

  it('goes to nobody where nobody else is left', async () => {
    const stand = await mountState(states.host);
    const { act, meeting } = stand;
    await act('.opens-chat', '.write select <- lin', '[name="message"] <- Between us');
    const { participants } = meeting.model;
    meeting.update({
      participants: new Map([['self', participants.get('self')!]]),
      rosterVersion: 9,
    });
    await nextFrame();
    await act(send);
    expect(meeting.calls).to.deep.equal([]);
    await act('.write select <- ', send);
    expect(meeting.calls).to.deep.equal([['sendMessage', { text: 'Between us' }]]);
  });

  it('stays a private one that waits when one is moved to another room', async () => {
    const stand = await mountState(states.host);
    const { act, meeting } = stand;
    await act('.opens-chat', '.write select <- lin', '[name="message"] <- Between us');
    meeting.update({ status: 'transferring' });
    await nextFrame();
    meeting.update({
      status: 'joined',
      participants: new Map([['new', participant('new', 'Somebody new')]]),
      rosterVersion: 9,
    });
    await nextFrame();
    await act('.opens-chat', send);
    expect(meeting.calls).to.deep.equal([]);
    expect(field(stand).value).to.equal('Between us');
  });
});

describe('what is typed in the chat', () => {
  it('while a message is being sent is the next one', async () => {
    const stand = await mountState(states.chat);
    const { act, meeting } = stand;
    const answer = slow(stand);
    await act('[name="message"] <- One', send);
    expect(field(stand).value).to.equal('');
    await act('[name="message"] <- Two');
    answer();
    await nextFrame();
    expect(field(stand).value).to.equal('Two');
    expect(meeting.calls).to.deep.equal([['sendMessage', { text: 'One' }]]);
  });

  it('is sent once, however often one presses Enter', async () => {
    const stand = await mountState(states.chat);
    slow(stand);
    await stand.act('[name="message"] <- One', send, send);
    expect(stand.meeting.calls).to.deep.equal([['sendMessage', { text: 'One' }]]);
  });

  it('comes after what could not be sent, which comes back to whom it was for', async () => {
    const stand = await mountState(states.chat);
    const { act } = stand;
    const answer = slow(stand);
    await act('.write select <- lin', '[name="message"] <- One', send);
    await act('.write select <- ', '[name="message"] <- Two');
    answer(new Error('No.'));
    await nextFrame();
    expect(field(stand).value).to.equal('One Two');
    expect(recipient(stand).value).to.equal('lin');
  });

  it('goes to nobody else than whom it is typed for, where what was for another one could not be sent', async () => {
    const stand = await mountState(states.chat);
    const { act, find } = stand;
    const answer = slow(stand);
    await act('.write select <- lin', '[name="message"] <- One', send);
    await act('.write select <- board', '[name="message"] <- Two');
    answer(new Error('No.'));
    await nextFrame();
    expect(field(stand).value).to.equal('Two');
    expect(recipient(stand).value).to.equal('board');
    expect(find('[role="alert"]').textContent).to.include('One');
  });

  it('is there again after a look at another panel', async () => {
    const stand = await mountState(states.host);
    await stand.act(
      '.opens-chat',
      '[name="message"] <- Half a sen',
      '.opens-people',
      '.opens-chat',
    );
    expect(field(stand).value).to.equal('Half a sen');
    await stand.act('.panel .quiet', '.opens-chat');
    expect(field(stand).value).to.equal('Half a sen');
  });

  it('is not shut away by the Escape that ends a composition', async () => {
    const stand = await mountState(states.chat);
    const escape = (isComposing: boolean) =>
      field(stand).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, isComposing }),
      );
    escape(true);
    await nextFrame();
    expect(stand.has('.panel')).to.be.true;
    escape(false);
    await nextFrame();
    expect(stand.has('.panel')).to.be.false;
  });
});
