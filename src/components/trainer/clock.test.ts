import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { clockMachine, type ClockEvent } from './clock.ts';
import { clockCsv } from './csv.ts';
import { LENGTHS, scalePlan } from './plan.ts';
import { aboutLeft, readClock } from './reading.ts';

const MINUTE = 60_000;
const steps = [
  { id: 'film', minutes: 3, fixed: true },
  { id: 'talk', minutes: 8 },
  { id: 'theory', minutes: 20 },
  { id: 'quiz', minutes: 3 },
  { id: 'practice', minutes: 56 },
];

/** A trainer's afternoon on a simulated clock: minutes to wait, then what is pressed. */
function teach(length: 90 | 60 | 45) {
  const time = new SimulatedClock();
  const plan = scalePlan(steps, length);
  const input = { plan, at: 0, spent: {}, sinceMs: 0 };
  const clock = createActor(clockMachine, { input }).start();
  return {
    wait: (minutes: number) => time.increment(minutes * MINUTE),
    press: (type: Exclude<ClockEvent['type'], 'go' | 'reset'>) =>
      clock.send({ type, nowMs: time.now() }),
    go: (at: number) => clock.send({ type: 'go', at, nowMs: time.now() }),
    context: () => clock.getSnapshot().context,
    read: () => {
      const { context, value } = clock.getSnapshot();
      return readClock(context, value, time.now());
    },
  };
}

test('a walkthrough on plan is on plan, and says how much is left', () => {
  const room = teach(90);
  room.press('start');
  room.wait(3);
  room.go(1);
  room.wait(4);
  expect(room.read()).toMatchObject({ behindMs: 0, leftMs: 83 * MINUTE, stepLeftMs: 4 * MINUTE });
  expect(aboutLeft(room.read().leftMs)).toBe('about 83 min left');
});

test('a pause for questions is kept apart, and the rest is planned anew in proportion', () => {
  const room = teach(90);
  room.press('start');
  room.wait(3);
  room.go(1);
  room.wait(8);
  room.press('questions');
  room.wait(7.9);
  room.press('goOn');
  room.go(2);
  expect(room.context().spent.talk).toEqual({ taughtMs: 8 * MINUTE, questionsMs: 474_000 });
  const { behindMs, leftMs, replannedMs } = room.read();
  expect(behindMs).toBe(474_000);
  expect(leftMs).toBe(4_266_000);
  expect(replannedMs).toMatchObject({ theory: 1_080_000, quiz: 162_000, practice: 3_024_000 });
});

test('before the start and after the end no time passes', () => {
  const room = teach(60);
  room.wait(10);
  expect(room.read().elapsedMs).toBe(0);
  room.press('start');
  room.wait(1);
  room.press('end');
  room.wait(30);
  expect(room.read().elapsedMs).toBe(MINUTE);
});

test('a shorter walkthrough keeps the film and shares the rest', () => {
  for (const length of LENGTHS) {
    const plan = scalePlan(steps, length);
    expect(plan[0]?.plannedMs).toBe(3 * MINUTE);
    expect(plan.reduce((all, one) => all + one.plannedMs, 0)).toBe(length * MINUTE);
  }
  expect(scalePlan(steps, 45)[4]?.plannedMs).toBe(Math.round((56 * 42 * MINUTE) / 87));
});

test('the file holds planned and actual of every step', () => {
  const room = teach(90);
  room.press('start');
  room.wait(2.5);
  room.press('questions');
  room.wait(1);
  room.go(1);
  const rows = clockCsv(room.context(), { film: 'The "story"' }).split('\r\n');
  expect(rows[0]).toBe('step,title,planned_min,actual_min,of_that_questions_min');
  expect(rows[1]).toBe('film,"The ""story""",3.00,3.50,1.00');
  expect(rows[2]).toBe('talk,"talk",8.00,0.00,0.00');
});

test('whatever is pressed, every minute is booked once and the new plan ends on time', () => {
  const deed = fc.record({
    minutes: fc.integer({ min: 0, max: 6 }),
    press: fc.constantFrom('questions', 'goOn', 'go', 'wait'),
    at: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      const room = teach(90);
      room.press('start');
      for (const { minutes, press, at } of deeds) {
        room.wait(minutes);
        if (press === 'go') room.go(at);
        else if (press !== 'wait') room.press(press as 'questions' | 'goOn');
      }
      const passed = deeds.reduce((all, { minutes }) => all + minutes, 0) * MINUTE;
      const { elapsedMs, leftMs, replannedMs } = room.read();
      expect(elapsedMs).toBe(passed);
      const planned = Object.values(replannedMs).reduce((all, one) => all + one, 0);
      // Nothing is left to share when every step to come has had its time already.
      const rest = planned - elapsedMs;
      expect(rest === 0 || Math.abs(rest - leftMs) <= 5).toBe(true);
    }),
  );
});
