/** Plain sentences for the person at the console; everything for machines goes through the log. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
