import { getCollection, render } from 'astro:content';
import story from '../../content/storyboard/mod-08-streaming.json';
import { marked } from './marker.ts';
import { roomQuestions } from './roomQuestions.ts';
import type { SectionData, StepData } from './schema.ts';
import type { RoomQuestion, Step } from './step.ts';

const FOLDER = 'src/content/trainer';

/**
 * The steps in teaching order, with the titles of the pages and headings that they name.
 * @throws Error that names the file, the step, what was expected and what was found; the build
 *   stops with it
 */
export async function readWalkthrough(): Promise<Step[]> {
  const sections = (await getCollection('trainer')).sort((a, b) => a.id.localeCompare(b.id));
  const pages = await readPages();
  const seen = new Set<string>();
  return sections.flatMap(({ id, data }) => {
    const file = `${FOLDER}/${id}.json`;
    checkMinutes(file, data);
    return data.steps.map((step) => {
      if (seen.has(step.id)) throw new Error(`${file}: two steps have the id "${step.id}".`);
      seen.add(step.id);
      return resolve(file, data.title, step, pages);
    });
  });
}

type Pages = Awaited<ReturnType<typeof readPages>>;

async function readPages() {
  const docs = await getCollection('docs');
  const pages = await Promise.all(
    docs.map(async (entry) => {
      const { headings } = await render(entry);
      return [entry.id, { title: entry.data.title, headings }] as const;
    }),
  );
  return new Map(pages);
}

function checkMinutes(file: string, { minutes, steps }: SectionData): void {
  const sum = steps.reduce((all, step) => all + step.minutes, 0);
  if (Math.abs(sum - minutes) < 0.001) return;
  throw new Error(`${file}: the steps take ${sum} min together; the section has ${minutes}.`);
}

function resolve(file: string, section: string, step: StepData, pages: Pages): Step {
  const wrong = (what: string) => new Error(`${file}, step "${step.id}": ${what}`);
  const page = pages.get(step.page);
  if (!page) {
    throw wrong(`there is no page "${step.page}". There are ${[...pages.keys()].join(', ')}.`);
  }
  const heading = page.headings.find(({ slug }) => slug === step.heading);
  if (step.heading !== undefined && !heading) {
    const known = page.headings.map(({ slug }) => slug).join(', ');
    throw wrong(`${step.page} has no heading "${step.heading}". It has ${known}.`);
  }
  const voiceOver = (step.scenes ?? []).map((id) => {
    const scene = story.scenes.find((one) => one.id === id);
    if (!scene) throw wrong(`the storyboard has no scene "${id}".`);
    return scene.narration;
  });
  const { id, minutes, fixed, figure } = step;
  return {
    ...{ id, section, minutes, fixed, voiceOver, page: step.page, heading: step.heading },
    pageTitle: page.title,
    title: heading?.text ?? page.title,
    say: step.say.map(marked),
    notes: step.notes.map(marked),
    ask: (step.ask ?? []).map(({ question, expect }) => ({
      question: marked(question),
      expect: expect.map(marked),
    })),
    figure: figure && { ...figure, do: marked(figure.do) },
    quiz: step.quiz ?? false,
  };
}

/** The questions for the room, as the quiz has them. Runs while the site is built. */
export async function readRoomQuestions(): Promise<RoomQuestion[]> {
  const files = await getCollection('quiz');
  return roomQuestions(files.flatMap(({ data }) => data.questions));
}
