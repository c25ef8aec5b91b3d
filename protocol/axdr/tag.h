// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The types of a COSEM value and what each looks like in A-XDR (IEC 62056-6-2, "Data"; IEC 61334-6). A table, not a
/// codec. Constants.
namespace meterbench::protocol::axdr {

enum class Tag : std::uint8_t {
    Null = 0,
    Array = 1,
    Structure = 2,
    Boolean = 3,
    BitString = 4,
    DoubleLong = 5,
    DoubleLongUnsigned = 6,
    FloatingPoint = 7, ///< four octets, superseded by Float32
    OctetString = 9,
    VisibleString = 10,
    Utf8String = 12,
    Bcd = 13,
    Integer = 15,
    Long = 16,
    Unsigned = 17,
    LongUnsigned = 18,
    CompactArray = 19,
    Long64 = 20,
    Long64Unsigned = 21,
    Enum = 22,
    Float32 = 23,
    Float64 = 24,
    DateTime = 25,
    Date = 26,
    Time = 27,
    DeltaInteger = 28,
    DeltaLong = 29,
    DeltaDoubleLong = 30,
    DeltaUnsigned = 31,
    DeltaLongUnsigned = 32,
    DeltaDoubleLongUnsigned = 33,
    DontCare = 255
};

/// How the bytes behind a tag are laid out.
enum class Shape : std::uint8_t {
    Unknown, ///< no such type
    Fixed, ///< so many octets as fixedSize() says
    Octets, ///< a length and so many octets
    Bits, ///< a number of bits and the octets that hold them
    Elements, ///< a number of elements and these
    Compact ///< a description of the elements, a length, the elements without their tags
};

struct TypeLayout {
    Shape shape = Shape::Unknown;
    std::uint8_t fixedSize = 0; ///< octets, with Shape::Fixed
    std::string_view name; ///< as the standard writes it
};

namespace detail {

constexpr std::array<TypeLayout, 256> makeLayouts()
{
    std::array<TypeLayout, 256> layouts{};
    layouts[0] = {Shape::Fixed, 0, "null-data"};
    layouts[1] = {Shape::Elements, 0, "array"};
    layouts[2] = {Shape::Elements, 0, "structure"};
    layouts[3] = {Shape::Fixed, 1, "boolean"};
    layouts[4] = {Shape::Bits, 0, "bit-string"};
    layouts[5] = {Shape::Fixed, 4, "double-long"};
    layouts[6] = {Shape::Fixed, 4, "double-long-unsigned"};
    layouts[7] = {Shape::Fixed, 4, "floating-point"};
    layouts[9] = {Shape::Octets, 0, "octet-string"};
    layouts[10] = {Shape::Octets, 0, "visible-string"};
    layouts[12] = {Shape::Octets, 0, "utf8-string"};
    layouts[13] = {Shape::Fixed, 1, "bcd"};
    layouts[15] = {Shape::Fixed, 1, "integer"};
    layouts[16] = {Shape::Fixed, 2, "long"};
    layouts[17] = {Shape::Fixed, 1, "unsigned"};
    layouts[18] = {Shape::Fixed, 2, "long-unsigned"};
    layouts[19] = {Shape::Compact, 0, "compact-array"};
    layouts[20] = {Shape::Fixed, 8, "long64"};
    layouts[21] = {Shape::Fixed, 8, "long64-unsigned"};
    layouts[22] = {Shape::Fixed, 1, "enum"};
    layouts[23] = {Shape::Fixed, 4, "float32"};
    layouts[24] = {Shape::Fixed, 8, "float64"};
    layouts[25] = {Shape::Fixed, 12, "date-time"};
    layouts[26] = {Shape::Fixed, 5, "date"};
    layouts[27] = {Shape::Fixed, 4, "time"};
    layouts[28] = {Shape::Fixed, 1, "delta-integer"};
    layouts[29] = {Shape::Fixed, 2, "delta-long"};
    layouts[30] = {Shape::Fixed, 4, "delta-double-long"};
    layouts[31] = {Shape::Fixed, 1, "delta-unsigned"};
    layouts[32] = {Shape::Fixed, 2, "delta-long-unsigned"};
    layouts[33] = {Shape::Fixed, 4, "delta-double-long-unsigned"};
    layouts[255] = {Shape::Fixed, 0, "dont-care"};
    return layouts;
}

inline constexpr auto layouts = makeLayouts();

} // namespace detail

[[nodiscard]] constexpr const TypeLayout& layoutOf(Tag tag)
{
    return detail::layouts[static_cast<std::size_t>(tag)];
}

/// How deep values nest, and how many elements a value has: more is refused, whoever sent it.
struct Limits {
    std::size_t depth = 16;
    std::size_t elements = std::size_t{1} << 20U;
};

} // namespace meterbench::protocol::axdr
