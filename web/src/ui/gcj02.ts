const axis = 6_378_245
const eccentricity2 = 0.00669342162296594323
const { sin, cos, sqrt, abs, PI } = Math

/** Where GCJ-02 differs from WGS 84 at all: the rectangle around China that map providers use. */
const shifted = (longitude: number, latitude: number) => longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271

function shift(longitude: number, latitude: number): [number, number] {
  const [x, y] = [longitude - 105, latitude - 35]
  const common = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + common
    + ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 + ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + common
    + ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 + ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3
  const sine = sin((latitude / 180) * PI)
  const magic = 1 - eccentricity2 * sine * sine
  const root = sqrt(magic)
  return [
    (east * 180) / ((axis / root) * cos((latitude / 180) * PI) * PI),
    (north * 180) / (((axis * (1 - eccentricity2)) / (magic * root)) * PI),
  ]
}

/** From the system of WeChat, Amap and Tencent to that of the server, to less than a millimetre; as in Weft.Core/Regions/Gcj02.cs. */
export function fromGcj02(longitude: number, latitude: number): [number, number] {
  if (!shifted(longitude, latitude)) return [longitude, latitude]
  let [x, y] = [longitude, latitude]
  for (let round = 0; round < 8; round++) {
    const [east, north] = shift(x, y)
    ;[x, y] = [longitude - east, latitude - north]
  }
  return [x, y]
}
