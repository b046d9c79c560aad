/** The channel of the room; windows of one site and one browser profile hear each other on it. */
export const CHANNEL = 'course-room';

/** Where the browser keeps the trainer's walkthrough. */
export const STORAGE_KEY = 'course-trainer';
