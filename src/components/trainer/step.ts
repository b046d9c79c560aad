import type { MarkedNote } from './marker.ts';
import type { Show } from './room.ts';

/** What of a step the room may see: the message is made of this and of nothing else. */
interface PublicStep {
  id: string;
  page: string;
  heading?: string | undefined;
  figure?: { page: string; link: string } | undefined;
}

/** A step as the trainer's window has it. */
export interface Step extends PublicStep {
  section: string;
  /** The page's title and the heading's own words: no second copy of either is kept. */
  pageTitle: string;
  title: string;
  minutes: number;
  fixed?: boolean | undefined;
  say: readonly MarkedNote[];
  notes: readonly MarkedNote[];
  ask: readonly { question: MarkedNote; expect: readonly MarkedNote[] }[];
  figure?: { page: string; link: string; do: MarkedNote } | undefined;
  /** The film's narration here; it is the film's transcript and public. */
  voiceOver: readonly string[];
  quiz: boolean;
}

/** A question that a room can answer by raising hands. */
export interface RoomQuestion {
  id: string;
  ask: string;
  options: readonly { id: string; text: string; right: boolean; feedback: string }[];
  because: string;
}

/** What the room sees when a step opens. */
export function showOf({ id, page, heading, figure }: PublicStep): Show {
  return {
    step: id,
    page,
    ...(heading === undefined ? {} : { heading }),
    ...(figure ? { figure: { page: figure.page, link: figure.link } } : {}),
    scroll: 0,
    dark: false,
  };
}
