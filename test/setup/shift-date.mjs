// Loaded before a process of the product (`node --import`): its own clock is wrong by SHIFT_DATE_MS, as
// on a machine that nobody keeps in time. Timers go on as they do.
const RealDate = Date;
const shift = Number(process.env.SHIFT_DATE_MS);

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(RealDate.now() + shift);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
