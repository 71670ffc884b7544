/** All stand-ins, each on an origin of its own; says where, as one line of JSON, and ends with its parent. */
import { openStandIns } from './stand-ins.ts';

const standIns = await openStandIns();
console.log(JSON.stringify(standIns.urls));
const stop = () => void standIns.close().then(() => process.exit(0));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.stdin.on('end', stop).resume();
