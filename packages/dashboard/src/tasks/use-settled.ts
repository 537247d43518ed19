import { useEffect, useState } from 'react';

/** A value once it stayed the same for some milliseconds: what rushes by while somebody drags a scroll bar is never asked for. */
export function useSettled<Value extends string | number>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
