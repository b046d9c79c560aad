import * as z from 'zod/mini';
import { matchSchema } from './types/match.tsx';
import { numberSchema } from './types/number.tsx';
import { orderSchema } from './types/order.tsx';
import { runSchema } from './types/run.tsx';
import { severalSchema } from './types/several.tsx';
import { shortSchema } from './types/short.tsx';
import { singleSchema } from './types/single.tsx';

/** A question of any type, as it stands in src/content/quiz. A new type adds its schema here. */
const questionSchema = z.discriminatedUnion('type', [
  singleSchema,
  severalSchema,
  orderSchema,
  matchSchema,
  numberSchema,
  shortSchema,
  runSchema,
]);

/** One file of questions: all of one page. */
export const questionFileSchema = z.object({ questions: z.array(questionSchema) });

export type Question = z.infer<typeof questionSchema>;
