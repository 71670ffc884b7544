import { Component } from '@angular/core';
import { MeetingEmbed } from 'meeting-embed/angular';
import 'meeting-embed/define';

@Component({
  selector: 'app-meeting',
  imports: [MeetingEmbed],
  template: `
    <!-- wrong: misspelt -->
    <meeting-embed provider="jitsi" [bandwith]="1024" />
    <!-- wrong: no such mode -->
    <meeting-embed provider="pexip" mode="waiting" />
    <!-- wrong: a list -->
    <meeting-embed provider="pexip" [bandwidth]="['1024']" />
    <!-- wrong: the detail has no such field -->
    <meeting-embed provider="jitsi" (meeting-left)="left($event.detail.cause)" />
    <!-- wrong: no such command -->
    <meeting-embed provider="jitsi" #meeting (click)="meeting.mute()" />
  `,
})
export class Meeting {
  left(reason: string) {
    return reason;
  }
}
