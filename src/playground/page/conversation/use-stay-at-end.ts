import { useLayoutEffect } from "preact/hooks";

/** This near to the end, in pixels, a reader wants to see what comes next. */
const NEAR_END = 160;

/** Keeps the end in view while the reader is there, also when a picture arrives late. */
export function useStayAtEnd(log: { current: HTMLDivElement | null }): void {
  useLayoutEffect(() => {
    const area = log.current;
    if (!area?.firstElementChild) return;
    let atEnd = true;
    const look = () => {
      atEnd = area.scrollHeight - area.scrollTop - area.clientHeight < NEAR_END;
    };
    const stay = new ResizeObserver(() => {
      if (atEnd) area.scrollTop = area.scrollHeight;
    });
    stay.observe(area.firstElementChild);
    stay.observe(area);
    area.addEventListener("scroll", look, { passive: true });
    return () => {
      stay.disconnect();
      area.removeEventListener("scroll", look);
    };
  }, []);
}
