/** The best few rows so far, best first. Of equals, the one offered first stays ahead. Used again by the next search. */
export class Best {
  /** How many are kept. */
  most = 0;
  rows = new Int32Array(64);
  scores = new Float64Array(64);
  count = 0;
  /** What a row has to exceed to come in. */
  cut = Number.NEGATIVE_INFINITY;

  /** Empty again. */
  begin(most: number): this {
    if (most > this.rows.length) {
      this.rows = new Int32Array(most);
      this.scores = new Float64Array(most);
    }
    this.most = most;
    this.count = 0;
    this.cut = Number.NEGATIVE_INFINITY;
    return this;
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
