/** One cell of a notebook, as it is shown: without the marks of the source format. */
export interface Cell {
  kind: 'python' | 'markdown';
  text: string;
}

/** Takes a notebook in Databricks' source format apart; region marks are for the course's pages. */
export function cellsOf(source: string): Cell[] {
  return source
    .replace(/^# Databricks notebook source\n/, '')
    .split(/^# COMMAND -{10}$/m)
    .map((text) => text.replace(/^# (end)?region\b.*\n?/gm, '').replace(/^\n+|\s+$/g, ''))
    .filter((text) => text !== '')
    .map(cellOf);
}

function cellOf(text: string): Cell {
  if (!text.startsWith('# MAGIC')) return { kind: 'python', text };
  const bare = text.replace(/^# MAGIC ?/gm, '');
  if (!bare.startsWith('%md')) return { kind: 'python', text: bare };
  return { kind: 'markdown', text: bare.replace(/^%md\s*/, '') };
}
