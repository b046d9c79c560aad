/** Longest attendee id, in characters: it is the beginning of longer names. */
const longest = 20;

/**
 * The rule of an attendee id: 2 to 20 of a-z, 0-9 and underscore, beginning with a letter. Such a
 * name needs no quotes in Snowflake, whose unquoted identifiers begin with a letter or underscore
 * and hold letters, digits, underscores and dollar signs
 * (docs.snowflake.com/en/sql-reference/identifiers-syntax), and none in Unity Catalog, where a
 * name holds no period, space or slash and anything but letters, digits and underscores must be
 * put in backticks (docs.databricks.com/aws/en/sql/language-manual/sql-ref-names).
 */
export function checkAttendee(typed: string): { id: string } | { error: string } {
  const id = typed.trim().toLowerCase();
  if (id === '')
    return { error: 'Type an id first, for example your initials and a number: mk07.' };
  if (!/^[a-z]/.test(id)) {
    return {
      error: `"${id.slice(0, longest)}" begins with "${first(id)}". An id begins with a letter from a to z.`,
    };
  }
  if (id.length > longest) {
    const begin = `${id.slice(0, longest)}...`;
    return { error: `"${begin}" has ${id.length} characters; an id has 2 to ${longest}.` };
  }
  const odd = /[^a-z0-9_]/u.exec(id);
  if (odd) {
    return {
      error: `"${id}" holds "${odd[0]}" at place ${odd.index + 1}. Only the letters a to z, digits and underscores need no quotes in both platforms.`,
    };
  }
  if (id.length < 2) return { error: `"${id}" is one character; an id has 2 to ${longest}.` };
  return { id };
}

/** Puts the id where a file says `{attendee_id}`, and in capitals where it says `{ATTENDEE_ID}`. */
export function fillAttendee(text: string, id: string): string {
  return text.replaceAll('{attendee_id}', id).replaceAll('{ATTENDEE_ID}', id.toUpperCase());
}

function first(text: string): string {
  return [...text][0] ?? '';
}
