import { z } from 'astro/zod';

/** The film's plan: what is seen and what is said. The words are also the film's transcript. */
const schema = z.strictObject({
  title: z.string().min(1),
  scenes: z
    .array(
      z.strictObject({
        /** Stable name of the scene, unique in the film. */
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        title: z.string().min(1),
        /** Length of the scene in whole seconds. */
        seconds: z.int().min(5).max(60),
        picture: z.string().min(1),
        narration: z.string().min(1),
      }),
    )
    .min(1),
});

type Storyboard = z.infer<typeof schema>;
type TimedScene = Storyboard['scenes'][number] & { startsAt: number };

/**
 * The scenes with the second at which each begins.
 * @param data what the file holds
 * @param file its name, for the message
 * @throws Error that names the file, the path in it, what was expected and what was found; the
 *   build stops with it
 */
export function readStoryboard(
  data: unknown,
  file: string,
): { title: string; seconds: number; scenes: TimedScene[] } {
  const result = schema.safeParse(data);
  if (!result.success) {
    const problems = result.error.issues.map((i) => `${i.path.join('.') || 'file'}: ${i.message}`);
    throw new Error(`${file} is not a storyboard. ${problems.join('; ')}.`);
  }
  let startsAt = 0;
  const scenes = result.data.scenes.map((scene) => {
    const timed = { ...scene, startsAt };
    startsAt += scene.seconds;
    return timed;
  });
  const twice = scenes.find((scene, i) => scenes.findIndex((s) => s.id === scene.id) !== i);
  if (twice) throw new Error(`${file}: two scenes have the id "${twice.id}"; give each its own.`);
  return { title: result.data.title, seconds: startsAt, scenes };
}

/** @param seconds 0 or more @returns such as `1:08` */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
