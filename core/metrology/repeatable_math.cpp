// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/repeatable_math.h"

#include <cmath>
#include <numbers>

namespace meterbench::metrology {

double magnitude(Phasor a)
{
    return std::sqrt(a.real * a.real + a.imaginary * a.imaginary);
}

Phasor rotation(double radians)
{
    // A quarter turn in two parts, so that the remainder keeps its digits.
    constexpr double quarterHigh = 1.57079632673412561417;
    constexpr double quarterLow = 6.07710050650619224932e-11;
    const double quarters = std::floor(radians * (2.0 / pi) + 0.5);
    const double x = (radians - quarters * quarterHigh) - quarters * quarterLow;
    const double square = x * x;
    double sine = 0.0;
    double cosine = 0.0;
    for (int n = 21; n >= 3; n -= 2)
        sine = (sine + 1.0) * (-square / (n * (n - 1)));
    for (int n = 20; n >= 2; n -= 2)
        cosine = (cosine + 1.0) * (-square / (n * (n - 1)));
    sine = x + x * sine;
    cosine = 1.0 + cosine;
    switch (static_cast<long long>(quarters) & 3) {
    case 0:
        return {cosine, sine};
    case 1:
        return {-sine, cosine};
    case 2:
        return {-cosine, -sine};
    default:
        return {sine, -cosine};
    }
}

namespace {

/// Arc tangent of 0 … 1: three halvings of the angle, then the series.
double arcTangent(double x)
{
    for (int halving = 0; halving < 3; ++halving)
        x = x / (1.0 + std::sqrt(1.0 + x * x));
    const double square = x * x;
    double sum = 0.0;
    for (int n = 21; n >= 1; n -= 2)
        sum = 1.0 / n - square * sum;
    return 8.0 * x * sum;
}

} // namespace

double angle(Phasor a)
{
    const double x = std::fabs(a.real);
    const double y = std::fabs(a.imaginary);
    if (x == 0.0 && y == 0.0)
        return 0.0;
    const double first = y <= x ? arcTangent(y / x) : pi / 2.0 - arcTangent(x / y);
    const double half = a.real < 0.0 ? pi - first : first;
    return a.imaginary < 0.0 ? -half : half;
}

double naturalLogarithm(double value)
{
    int exponent = 0;
    double mantissa = std::frexp(value, &exponent); // exact
    if (mantissa < 0.70710678118654752) {
        mantissa *= 2.0;
        --exponent;
    }
    const double t = (mantissa - 1.0) / (mantissa + 1.0);
    const double square = t * t;
    double sum = 0.0;
    for (int n = 23; n >= 1; n -= 2)
        sum = 1.0 / n + square * sum;
    return exponent * std::numbers::ln2 + 2.0 * t * sum;
}

double exponential(double power)
{
    const double twos = std::floor(power / std::numbers::ln2 + 0.5);
    const double x = power - twos * std::numbers::ln2;
    double sum = 1.0;
    for (int n = 18; n >= 1; --n)
        sum = 1.0 + x / n * sum;
    return std::ldexp(sum, static_cast<int>(twos)); // exact
}

} // namespace meterbench::metrology
