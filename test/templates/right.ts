import { Component, input, viewChild, type ElementRef } from '@angular/core';
import type { MeetingEmbedElement, MeetingEmbedEventMap } from 'meeting-embed';
import { MeetingEmbed } from 'meeting-embed/angular';
import 'meeting-embed/define';

@Component({
  selector: 'app-meeting',
  imports: [MeetingEmbed],
  template: `
    <meeting-embed
      #meeting
      class="wide"
      [hidden]="false"
      provider="jitsi"
      address="jitsi.example.com"
      [room]="room()"
      [toolbarButtons]="['microphone', 'camera']"
      startWithAudioMuted
      command-timeout="5000"
      (click)="mute()"
      (meeting-left)="left($event)"
    >
      <p slot="idle">Join</p>
    </meeting-embed>
    <button (click)="meeting.setHandRaised({ raised: true })">Raise hand</button>
  `,
})
export class Meeting {
  readonly room = input.required<string>();
  readonly meeting = viewChild.required<ElementRef<MeetingEmbedElement>>('meeting');
  mute() {
    return this.meeting().nativeElement.setAudioMuted({ muted: true });
  }
  left({ detail }: MeetingEmbedEventMap['meeting-left']) {
    return detail.reason.length;
  }
}
