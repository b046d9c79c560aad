import * as z from 'zod/mini';

/*
 * What travels between the trainer's window and the audience's: values, and nothing that is a
 * note. The objects are strict: a message with any further field is refused, so a note that
 * somebody adds by mistake does not arrive.
 */

const whole = z.int().check(z.minimum(0));

const figureSchema = z.strictObject({
  /** The figure's page, such as `figures/watermark`. */
  page: z.string(),
  /** The fragment that names its state: scenario, settings, actions, moment. */
  link: z.string(),
  /** Where t stood at a stamped instant; each window plays on from there by itself. */
  now: z.optional(
    z.strictObject({
      tMs: z.number(),
      atMs: z.number(),
      speed: z.number(),
      playing: z.boolean(),
    }),
  ),
});

const quizSchema = z.strictObject({
  question: z.string(),
  /** Hands counted, by the option's id. */
  counts: z.record(z.string(), whole),
  revealed: z.boolean(),
  /** The option that is being talked about. */
  discussed: z.optional(z.string()),
});

const resultSchema = z.strictObject({
  statement: z.string(),
  said: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), numeric: z.boolean() })),
  /** Rows of text, null for NULL. */
  rows: z.array(z.array(z.nullable(z.string()))),
});

const showSchema = z.strictObject({
  step: z.string(),
  page: z.string(),
  /** The section's heading; none: the page up to its first one; empty: the whole page. */
  heading: z.optional(z.string()),
  figure: z.optional(figureSchema),
  /** The blocks of the section on the screen; none: its first screen. */
  part: z.optional(z.strictObject({ from: whole, to: whole })),
  /** Which folds of the page are open, by their place. */
  open: z.optional(z.array(whole)),
  /** How far the page is scrolled: 0 its top, 1 its end. */
  scroll: z.number().check(z.minimum(0), z.maximum(1)),
  dark: z.boolean(),
  quiz: z.optional(quizSchema),
  /** What a worksheet on the trainer's stage has answered. */
  result: z.optional(resultSchema),
});

const wishes = ['next', 'previous', 'dark'] as const;

const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('show'), show: showSchema }),
  /** An audience window has opened, or lives: it names itself. */
  z.strictObject({ kind: z.literal('hello'), window: z.string() }),
  z.strictObject({
    kind: z.literal('alive'),
    window: z.string(),
    following: z.boolean(),
    /** Width of its stage, px of the page on it: the trainer's stage takes the same. */
    width: z.number().check(z.minimum(100), z.maximum(10_000)),
  }),
  /** The clicker's key was pressed while the audience window had the focus. */
  z.strictObject({ kind: z.literal('wish'), wish: z.enum(wishes) }),
]);

/** All that the room sees at a moment. */
export type Show = z.infer<typeof showSchema>;
/** A figure on the screen: which, in what state, and how it plays. */
export type RoomFigure = z.infer<typeof figureSchema>;
/** A question on the screen. */
export type RoomQuiz = z.infer<typeof quizSchema>;
/** A worksheet's answer on the screen, as text. */
export type RoomResult = z.infer<typeof resultSchema>;
/** What one window says to the others. */
export type Message = z.infer<typeof messageSchema>;
/** What a clicker asks for in the audience window; the trainer's does it. */
export type Wish = (typeof wishes)[number];

/** After this long without a word the other window counts as lost, ms. */
export const LOST_MS = 2_600;
/** A window says where it stands at least this often, ms. */
export const HEARTBEAT_MS = 1_000;

/** @returns the message, or undefined for anything that is none (another version, another page) */
export function readMessage(data: unknown): Message | undefined {
  const read = messageSchema.safeParse(data);
  return read.success ? read.data : undefined;
}

/** @returns a worksheet's result, or undefined for anything that is none */
export function readResult(data: unknown): RoomResult | undefined {
  const read = resultSchema.safeParse(data);
  return read.success ? read.data : undefined;
}

/** @returns what was shown last, read from storage; undefined when it is no such value */
export function readShow(data: unknown): Show | undefined {
  const read = showSchema.safeParse(data);
  return read.success ? read.data : undefined;
}

/** Where t stands at an instant when it stood at `tMs` at `atMs`. Virtual ms. */
export function tAt(
  now: { tMs: number; atMs: number; speed: number; playing: boolean },
  nowMs: number,
): number {
  return now.playing ? now.tMs + Math.max(0, nowMs - now.atMs) * now.speed : now.tMs;
}

/** What a link names beside the moment: two links of the same run at other moments are alike. */
export function withoutMoment(link: string): string {
  return link
    .split('&')
    .filter((part) => !/^(t|token|at)=/.test(part))
    .join('&');
}
