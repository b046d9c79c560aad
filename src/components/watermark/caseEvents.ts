/**
 * The events of the ready cases, by hand: event time, arrival, country, in the order of arrival.
 * Text rather than objects, because a person should see at a glance who is late.
 */
export const ORDINARY = `
08:59:41 09:00:00 US
09:00:09 09:00:26 DE
09:00:54 09:00:56 US
09:00:40 09:00:57 FR
09:01:34 09:01:51 JP
09:01:59 09:02:07 US
09:02:13 09:02:16 DE
09:02:35 09:02:41 US
09:02:53 09:03:01 US
09:03:24 09:03:30 DE
09:04:04 09:04:16 FR
09:04:29 09:04:37 US
09:05:04 09:05:08 JP
09:05:22 09:05:34 US
09:05:47 09:05:59 DE
09:06:01 09:06:05 US
09:06:26 09:06:28 US
09:07:01 09:07:07 DE
09:07:29 09:07:31 FR
09:07:51 09:07:59 US
09:08:26 09:08:35 JP
09:08:48 09:08:50 US
09:09:06 09:09:20 DE
09:09:28 09:09:37 US
09:10:08 09:10:16 US
09:10:30 09:10:39 DE
09:11:06 09:11:08 US
09:10:52 09:11:09 FR
09:11:20 09:11:32 JP
09:04:06 09:11:35 FR
09:11:45 09:11:47 US
09:12:10 09:12:14 DE
09:12:32 09:12:49 US
09:12:54 09:12:59 US
09:07:12 09:13:05 US
09:13:22 09:13:25 DE
09:13:53 09:13:58 FR
09:14:18 09:14:30 US
09:14:43 09:14:51 JP
09:08:25 09:15:15 JP
09:15:05 09:15:19 US
09:15:30 09:15:38 DE
09:16:05 09:16:19 US
09:03:30 09:16:21 DE
09:16:33 09:16:39 US
08:59:20 09:16:50 US
09:16:47 09:16:59 DE
09:17:18 09:17:21 FR
09:02:10 09:17:41 JP
09:17:53 09:18:10 US
09:18:15 09:18:23 JP
09:18:37 09:18:43 US
09:19:05 09:19:07 DE
09:19:23 09:19:32 US
`;

/** A burst, one event ten minutes later, then a long silence, and one more. */
export const BURST = `
09:00:20 09:00:24 US
09:00:50 09:00:55 DE
09:01:30 09:01:33 FR
09:02:10 09:02:16 US
09:02:40 09:02:44 DE
09:03:20 09:03:25 US
09:14:30 09:14:33 US
09:18:20 09:18:24 DE
`;

/** Worked example G7 of the rules: data that arrives in the very batch that closes its windows. */
export const CLOSING_BATCH = `
09:00:30 09:00:36 DE
09:15:00 09:15:04 US
09:00:45 09:15:40 DE
09:00:50 09:16:20 DE
`;

/** The source falls silent at 09:09. */
export const IDLE = ORDINARY.split('\n')
  .filter((row) => row.slice(9) < '09:09')
  .join('\n');

/** One phone whose clock runs half an hour ahead. */
export const POISON = `${IDLE}
09:39:10 09:09:20 FR
09:09:02 09:09:30 US
09:09:31 09:09:40 DE
09:10:04 09:10:12 US
09:10:37 09:10:40 DE
09:11:15 09:11:21 JP
09:11:52 09:11:58 US
09:12:40 09:12:49 US
09:13:20 09:13:24 DE
09:14:05 09:14:10 FR
09:15:10 09:15:18 US
09:16:22 09:16:30 DE
09:17:30 09:17:33 US
09:18:40 09:18:48 JP
`;
