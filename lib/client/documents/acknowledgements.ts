/**
 * Counts write messages of one document's connection against what the server calls durable (message 100). All is
 * acknowledged when the server's first question was answered on this connection and nothing sent is open: an
 * update sent before that answer may have been dropped for a gap, and the answer carries it again.
 */
export class Acknowledgements {
  private sent = 0;
  private durable = 0;
  private answered = false;

  constructor(private readonly onAllDurable: () => void) {}

  /** The connection was opened anew or lost. */
  reset(): void {
    this.sent = 0;
    this.durable = 0;
    this.answered = false;
  }

  writeSent(isAnswer: boolean): void {
    this.sent++;
    if (isAnswer) this.answered = true;
  }

  acknowledged(count: number): void {
    this.durable = count;
    if (this.answered && this.durable >= this.sent) this.onAllDurable();
  }
}
