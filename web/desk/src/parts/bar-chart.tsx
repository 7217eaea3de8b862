import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

interface BarChartProps {
  readonly label: string;
  /** What stands below each pair of bars. */
  readonly names: readonly string[];
  /** Two series, drawn side by side. */
  readonly series: readonly [Series, Series];
}

interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

const height = 220;
const widestLabel = 52;

/** Pairs of bars over a row of names. Its colours are those of the page, in light and dark; a table beside it says the same. */
export function BarChart({ label, names, series }: BarChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [first, second] = series;
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let chart: uPlot | undefined;
    const draw = (): void => {
      chart?.destroy();
      chart = new uPlot(
        optionsOf(element, names),
        [names.map((_, index) => index), [...first.values], [...second.values]],
        element,
      );
    };
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0 && chart?.width !== element.clientWidth) draw();
    });
    observer.observe(element);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', draw);
    return () => {
      observer.disconnect();
      scheme.removeEventListener('change', draw);
      chart?.destroy();
    };
  }, [names, first.values, second.values]);
  return (
    <>
      <p class="legend" aria-hidden="true">
        <span data-series="first">{first.name}</span>
        <span data-series="second">{second.name}</span>
      </p>
      <div class="chart" role="img" aria-label={label} ref={place} />
    </>
  );
}

function optionsOf(element: HTMLElement, names: readonly string[]): uPlot.Options {
  const style = getComputedStyle(element);
  const ink = style.getPropertyValue('color');
  const line = style.getPropertyValue('border-bottom-color');
  const font = `13px ${style.fontFamily}`;
  const width = element.clientWidth;
  const step = Math.max(1, Math.ceil((names.length * widestLabel) / width));
  const bars = (align: -1 | 1) =>
    uPlot.paths.bars?.({ size: [0.4, 28], align, ...(align === 1 ? { gap: 0 } : {}) }) ?? (() => null);
  const axis = { stroke: ink, font, ticks: { show: false } } as const;
  const fill = (name: string) => style.getPropertyValue(name);
  return {
    width,
    height,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [-0.7, names.length - 0.3] },
      y: { range: (_, __, most) => [0, Math.max(most * 1.08, 1)] },
    },
    axes: [
      {
        ...axis,
        size: 30,
        grid: { show: false },
        splits: () => names.flatMap((_, index) => (index % step === 0 ? [index] : [])),
        values: (_, splits) => splits.map((index) => names[index] ?? ''),
      },
      {
        ...axis,
        size: 44,
        grid: { stroke: line, width: 1 },
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
      },
    ],
    series: [
      {},
      { paths: bars(-1), fill: fill('--first'), stroke: fill('--first'), width: 0, points: { show: false } },
      { paths: bars(1), fill: fill('--second'), stroke: fill('--second'), width: 0, points: { show: false } },
    ],
  };
}
