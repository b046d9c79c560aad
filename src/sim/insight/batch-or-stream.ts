/** The three questions before a stream is chosen; true is yes. */
export interface StreamQuestions {
  /** Is the result needed in less than five minutes? */
  soon: boolean;
  /** Does the action that follows lose its value within the hour? */
  perishable: boolean;
  /** Is the data too much for a batch's time? */
  tooMuch: boolean;
}

/** What the three answers speak for, and why. */
export interface Advice {
  choice: 'batch' | 'frequent batch' | 'stream that stops' | 'stream';
  /** The choice in a sentence. */
  sentence: string;
  reasons: string[];
}

/**
 * What three answers speak for. Three times no is a batch; each yes is a reason that may be worth
 * what a stream costs in watermarks, checkpoints, state and attention.
 */
export function adviceFor({ soon, perishable, tooMuch }: StreamQuestions): Advice {
  if (soon && perishable) {
    const reasons = [
      'Both hold: the answer is wanted within minutes, and what is done with it is worthless later.',
      'Check the whole path, not the engine: a ten-minute watermark in append mode breaks the five minutes by itself.',
    ];
    if (tooMuch) reasons.push('The volume says the same.');
    return { choice: 'stream', sentence: 'A stream is worth its price here.', reasons };
  }
  if (tooMuch) {
    return {
      choice: 'stream that stops',
      sentence: 'Read it as a stream, but let it stop: trigger availableNow, every hour or so.',
      reasons: [
        'A checkpoint takes only what is new, so no run has to read the whole again.',
        soon
          ? 'Minutes are wanted, yet nothing is lost within the hour: find out who would act on them before you pay for a machine that never stops.'
          : 'Nobody waits for the minutes, so no machine has to run between two runs.',
      ],
    };
  }
  if (soon || perishable) {
    return {
      choice: 'frequent batch',
      sentence: 'A batch every few minutes to an hour is probably enough.',
      reasons: [
        soon
          ? 'The result is wanted soon, but what follows keeps its value for an hour: a dashboard that nobody acts on may be an hour old.'
          : 'What follows loses its value within the hour, but five minutes are not needed: run the batch a few times an hour.',
        'A batch is easier to write, test, repeat and pay for.',
      ],
    };
  }
  return {
    choice: 'batch',
    sentence: 'A batch is the right tool.',
    reasons: [
      'Three times no: nothing here pays for watermarks, checkpoints, state and somebody who watches.',
    ],
  };
}
