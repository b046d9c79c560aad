import type { Kind } from './fuzz.ts';
import { attendees } from './kinds/attendees.ts';
import { databricksCells } from './kinds/cells.ts';
import { decoderLinks, filmLinks, runLinks, scenarioLinks } from './kinds/links.ts';
import { messages } from './kinds/messages.ts';
import { ownData, progressReports } from './kinds/own-data.ts';
import { pastes } from './kinds/pastes.ts';
import { progressFiles } from './kinds/progress.ts';
import { quizAnswers } from './kinds/quiz.ts';
import { scenarioFiles, traceDocuments } from './kinds/scenarios.ts';
import { snowflakeQueries, sparkQueries, sqlTexts } from './kinds/sql.ts';
import { watermarkLinks, whatIfLinks } from './kinds/figure-links.ts';

/** Every kind of input that comes from outside. Inputs are opaque here: a kind reads its own. */
export const kinds = [
  messages,
  scenarioLinks,
  decoderLinks,
  watermarkLinks,
  whatIfLinks,
  runLinks,
  filmLinks,
  progressFiles,
  scenarioFiles,
  traceDocuments,
  attendees,
  quizAnswers,
  pastes,
  ownData,
  progressReports,
  sqlTexts,
  snowflakeQueries,
  sparkQueries,
  databricksCells,
] as unknown as readonly Kind[];
