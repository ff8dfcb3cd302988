/** The best few rows so far, best first. Of equals, the one offered first stays ahead. */
export class Best {
  readonly most: number;
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  count = 0;
  /** What a row has to exceed to come in. */
  cut = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.most = most;
    this.rows = new Int32Array(most);
    this.scores = new Float64Array(most);
  }

  offer(row: number, score: number): void {
    if (score <= this.cut) return;
    const { rows, scores } = this;
    let at = this.count < this.most ? this.count++ : this.most - 1;
    for (; at > 0 && (scores[at - 1] as number) < score; at -= 1) {
      scores[at] = scores[at - 1] as number;
      rows[at] = rows[at - 1] as number;
    }
    scores[at] = score;
    rows[at] = row;
    if (this.count === this.most) this.cut = scores[this.most - 1] as number;
  }
}
