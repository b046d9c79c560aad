/** What needs no store, so that a worker can have it: the rule of an attendee id, and the filling. */
export { checkAttendee, fillAttendee } from './attendee.ts';
