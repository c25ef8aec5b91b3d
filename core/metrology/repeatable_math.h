// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// Elementary functions that give the same last bit on every processor, compiler and C library: made of additions,
/// multiplications, divisions and square roots only, which IEEE 754 fixes. The functions of a C library choose their
/// code by the processor, so they may not be used where results must be equal bit for bit. Good to about 1e-15. Pure
/// functions; any thread.
namespace meterbench::metrology {

/// A complex number: an effective value with an angle, or a rotation.
struct Phasor {
    double real = 0.0;
    double imaginary = 0.0;

    constexpr bool operator==(const Phasor&) const = default;
};

/// A whole number squared never wraps for anything a meter measures, so it is widened first.
[[nodiscard]] constexpr std::int64_t square(std::int64_t value)
{
    return value * value;
}
[[nodiscard]] constexpr std::int64_t square(std::int32_t value)
{
    return square(std::int64_t{value});
}
[[nodiscard]] constexpr double square(double value)
{
    return value * value;
}

[[nodiscard]] constexpr Phasor operator+(Phasor a, Phasor b)
{
    return {a.real + b.real, a.imaginary + b.imaginary};
}

[[nodiscard]] constexpr Phasor operator-(Phasor a, Phasor b)
{
    return {a.real - b.real, a.imaginary - b.imaginary};
}

[[nodiscard]] constexpr Phasor operator*(Phasor a, Phasor b)
{
    return {a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real};
}

[[nodiscard]] constexpr Phasor operator*(double factor, Phasor a)
{
    return {factor * a.real, factor * a.imaginary};
}

[[nodiscard]] constexpr Phasor conjugate(Phasor a)
{
    return {a.real, -a.imaginary};
}

[[nodiscard]] double magnitude(Phasor a);

// A literal: the meta-object compiler of Qt 6.4 cannot read <numbers>, and tests include this header.
inline constexpr double pi = 3.14159265358979323846; // NOLINT(modernize-use-std-numbers)

/// Cosine and sine of an angle in radians, |angle| below 1e6.
[[nodiscard]] Phasor rotation(double radians);

[[nodiscard]] constexpr double radians(double degrees)
{
    return degrees * (pi / 180.0);
}

/// Angle in radians, −π … π; 0 for zero.
[[nodiscard]] double angle(Phasor a);

/// Natural logarithm of a positive number.
[[nodiscard]] double naturalLogarithm(double value);

/// e to a power between −700 and 700.
[[nodiscard]] double exponential(double power);

} // namespace meterbench::metrology
