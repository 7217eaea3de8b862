import { useEffect, useState } from 'preact/hooks';

/** The value a moment later: the letters of a search appear at once, and the list follows in the next frame. */
export function useDeferredValue<Value>(value: Value): Value {
  const [deferred, setDeferred] = useState(value);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      setDeferred(value);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [value]);
  return deferred;
}
