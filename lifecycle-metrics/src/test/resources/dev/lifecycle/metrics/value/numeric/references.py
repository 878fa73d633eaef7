"""Computes references.csv: the functions of the package in 50 digits, by other formulas than the package uses.

Run: python3 references.py > references.csv    (Python 3.11, mpmath 1.3; deterministic, a few minutes)

Arguments are doubles, taken as exact. Working precision is 80 digits and more where the textbook formula cancels. A case that
takes mpmath longer than five seconds is left out.
"""
import random
import signal
import mpmath as mp

mp.mp.dps = 80
random.seed(20050424)


def log_uniform(low, high):
    return 10 ** random.uniform(low, high)


class Slow(Exception):
    pass


def alarm(signum, frame):
    raise Slow()


signal.signal(signal.SIGALRM, alarm)


def case(name, arguments, formula, seconds=5):
    signal.alarm(seconds)
    try:
        value = formula(*[mp.mpf(a) for a in arguments])
        signal.alarm(0)
    except (Slow, mp.libmp.NoConvergence, ZeroDivisionError, ValueError):
        signal.alarm(0)
        return
    if mp.im(value) == 0:
        print(",".join([name] + [repr(float(a)) for a in arguments] + [mp.nstr(mp.re(value), 50)]), flush=True)


def stopped_count(shape, k, a, b):
    """The textbook form of the BG/NBD expectation, with 2F1."""
    c = a + b - 1
    return c / (a - 1) * (1 - mp.hyp2f1(shape, a - 1, c, -k))


def power_integral(p, alpha, q, beta, start, end):
    """The difference of two 2F1 of Schmittlein, Morrison, Colombo 1987, as a logarithm."""
    def upwards(t):
        if alpha >= beta:
            return (alpha + t) ** (1 - p - q) / (p + q - 1) * mp.hyp2f1(p + q - 1, q, p + q, (alpha - beta) / (alpha + t))
        return (beta + t) ** (1 - p - q) / (p + q - 1) * mp.hyp2f1(p + q - 1, p, p + q, (beta - alpha) / (beta + t))
    with mp.extradps(60):
        return mp.log(upwards(start) - upwards(end))


def discounted_count(shape, discount, a, b):
    """By integrating over the rate what 2F1 says of one rate."""
    def integrand(u):
        rate = mp.exp(u)
        k = rate / discount
        return mp.exp(shape * u - rate) * k * mp.hyp2f1(1, a, a + b, -k)
    with mp.workdps(30):
        low = -75 / shape - 10
        return mp.quad(integrand, mp.linspace(low, 6, 40)) / mp.gamma(shape)


def pareto_count(r, alpha, s, beta, count, age):
    """Still there after so many, or gone after so many: over the logarithm of the time of leaving, in many short panels."""
    def counted(t):
        k = t / alpha
        return mp.exp(mp.loggamma(r + count) - mp.loggamma(r) - mp.loggamma(count + 1) - r * mp.log1p(k) + count * mp.log(k / (1 + k)))
    def gone(y):
        t = mp.exp(y)
        return t * s / beta * (1 + t / beta) ** (-s - 1) * counted(t)
    with mp.workdps(30):
        end = mp.log(age)
        low = min(end, mp.log(alpha / r), mp.log(beta)) - 80
        peak = min(end, mp.log(alpha * max(count, 1) / r))
        narrow = mp.linspace(max(low, peak - 1), min(end, peak + 1), 60)
        panels = sorted(set(mp.linspace(low, end, 80) + narrow))
        return (1 + age / beta) ** -s * counted(age) + mp.quad(gone, panels)


def pareto_alive(r, alpha, s, beta, x, recency, age):
    """Against having left since the last purchase, as seen from the end."""
    def gone(t):
        return mp.exp(-(r + x) * mp.log((alpha + t) / (alpha + age)) - (s + 1) * mp.log((beta + t) / (beta + age)))
    with mp.extradps(60 + int(mp.log10(r + alpha + s + beta))):
        return 1 / (1 + s / (beta + age) * mp.quad(gone, mp.linspace(recency, age, 9)))


def weibull_survival(alpha, beta, c, t):
    """S(t) of the beta-discrete-Weibull; t^c may have thousands of digits."""
    with mp.extradps(60):
        u = t ** c
        if u > mp.mpf(10) ** 60:
            # the next term of the series is of order 1/u
            return mp.exp(mp.loggamma(alpha + beta) - mp.loggamma(beta) - alpha * mp.log(u))
        return mp.exp(mp.loggamma(alpha + beta) - mp.loggamma(beta) + mp.loggamma(beta + u) - mp.loggamma(alpha + beta + u))


for z in [1e-6, 0.01, 0.5, 1, 1.5, 2.25, 9.99, 10, 31.5, 1e3, 1e6]:
    case("logGamma", [z], mp.loggamma)
    case("digamma", [z], mp.digamma)
    case("trigamma", [z], lambda x: mp.psi(1, x))
    for n in [0, 1, 5, 12, 13, 200, 10000]:
        case("logRising", [z, n], lambda x, m: mp.loggamma(x + m) - mp.loggamma(x))
        case("digammaRise", [z, n], lambda x, m: mp.digamma(x + m) - mp.digamma(x))
        case("trigammaRise", [z, n], lambda x, m: mp.psi(1, x + m) - mp.psi(1, x))
    for n in [0.001, 0.75, 33.3]:
        case("logRise", [z, n], lambda x, m: mp.loggamma(x + m) - mp.loggamma(x))

for i in range(60):
    case("stoppedCount", [log_uniform(-1, 1.5), log_uniform(-3, 3), log_uniform(-1, 1), log_uniform(-1, 1)], stopped_count)
for i in range(60):
    case("stoppedCount", [log_uniform(-6, 4), log_uniform(-6, 6), log_uniform(-6, 6), log_uniform(-6, 6)], stopped_count)
for k in [1e-9, 0.1, 7.5, 1000.0]:
    # a = 1 and a + b = 1 are limits of the textbook form: approached from 1e-30 beside them
    near = mp.mpf(10) ** -30
    case("stoppedCount", [0.25, k, 1.0, 2.5], lambda r, kk, a, b: stopped_count(r, kk, a + near, b))
    case("stoppedCount", [0.25, k, 0.25, 0.75], lambda r, kk, a, b: stopped_count(r, kk, a + near, b))

for i in range(40):
    start = log_uniform(-2, 2)
    case("powerIntegral", [log_uniform(-1, 1.5), log_uniform(-1, 2), 1 + log_uniform(-1, 1), log_uniform(-1, 2),
                           start, start + log_uniform(-2, 2)], power_integral)
for i in range(60):
    start = random.choice([0.0, log_uniform(-2, 4)])
    case("powerIntegral", [log_uniform(-6, 4), log_uniform(-4, 4), 1 + log_uniform(-6, 3), log_uniform(-4, 4),
                           start, start + log_uniform(-4, 4)], power_integral)

for i in range(60):
    case("meanGain", [log_uniform(-6, 8), log_uniform(-4, 4), log_uniform(-4, 4)],
         lambda k, a, b: k * mp.hyp2f1(1, a, a + b, -k))
for i in range(60):
    case("series", [log_uniform(-6, 1), log_uniform(-4, 3), log_uniform(-4, 3)],
         lambda d, a, b: mp.hyp2f1(1, b, a + b, 1 / (1 + d)))
for i in range(60):
    case("discountedDecay", [log_uniform(-8, 4), log_uniform(-5, 3)], lambda d, s: mp.hyperu(1, 2 - s, d))
for i in range(14):
    case("discountedCount", [log_uniform(-0.5, 1), log_uniform(-3, 0), log_uniform(-1, 1), log_uniform(-1, 1)],
         discounted_count)

for r, alpha, s, beta in [(0.553, 10.58, 0.606, 11.67), (1e4, 100.0, 50.0, 500.0), (467149.0, 584.567, 3.75716, 591244.0),
                          (1e-3, 5.0, 2.0, 1e-2), (20.0, 1e-2, 0.1, 1e5)]:
    for count, age in [(0, 5.0), (1, 500.0), (2, 22.4805), (7, 5000.0), (400, 52.0)]:
        case("paretoCount", [r, alpha, s, beta, count, age], pareto_count, 120)

for alpha, beta, c in [(0.7, 1.9, 1.3), (1e-6, 2.0, 2980.96), (3.5, 1e3, 0.02), (1e3, 1e-2, 4.0), (2e-4, 5.0, 400.0)]:
    for t in [1.0, 2.0, 20.0, 5000.0]:
        case("weibullSurvival", [alpha, beta, c, t], weibull_survival, 120)

for size in [1.0, 1e3, 1e6, 1e8, 1e10, 1e12, 1e15, 1e100]:
    case("paretoAlive", [size, size, size, size, 3, 1.0, 2.0], pareto_alive, 120)
    case("paretoAlive", [0.5, 5.0, size, size, 3, 1.0, 2.0], pareto_alive, 120)
    case("paretoAlive", [size, 3 * size, 0.5, 7.0, 3, 10.0, 12.0], pareto_alive, 120)
