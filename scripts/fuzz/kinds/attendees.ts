import { checkAttendee, fillAttendee } from '../../../src/components/progress/attendee.ts';
import { must, mustEqual, type Kind } from '../fuzz.ts';
import { damaged, hostileText } from '../strings.ts';

const ids = ['mk07', ' Anna_1 ', 'x'.repeat(20), 'user_22', 'A1'];
const template = 'CREATE TABLE {attendee_id}.bronze; USE {ATTENDEE_ID}; {attendee_id}';

export const attendees: Kind<string> = {
  name: 'attendee-ids',
  make: (dice) => (dice.once(3) ? hostileText(dice) : damaged(dice, dice.pick(ids))),
  check(text) {
    const read = checkAttendee(text);
    if ('error' in read) {
      must(read.error !== '' && read.error.length < 300, 'the reason is no sentence');
      return false;
    }
    must(/^[a-z][a-z0-9_]{1,19}$/.test(read.id), `"${read.id}" is no id`);
    mustEqual(checkAttendee(read.id), read, 'checked again');
    const filled = fillAttendee(template, read.id);
    must(!filled.includes('{') && filled.includes(`${read.id}.bronze`), 'not filled in');
    return true;
  },
};
