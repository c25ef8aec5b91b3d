// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

/// State ↔ bytes, little endian, whatever machine runs it. A type that has state says once which members it consists of
/// (`describe(archive, value)`); the same words write and read it. No versions and no check sums: those are the
/// journal's.
namespace meterbench::device {

namespace archiving {

template <typename Derived>
class Archive {
public:
    template <typename... Fields>
    void operator()(Fields&... fields)
    {
        (field(fields), ...);
    }

private:
    [[nodiscard]] Derived& self() { return static_cast<Derived&>(*this); }

    template <typename Value>
    void field(Value& value)
    {
        if constexpr (std::is_same_v<Value, bool>) {
            auto number = static_cast<std::uint8_t>(value ? 1 : 0);
            self().number(number);
            value = number != 0;
        } else if constexpr (std::integral<Value>) {
            self().number(value);
        } else if constexpr (std::is_enum_v<Value>) {
            auto number = static_cast<std::underlying_type_t<Value>>(value);
            self().number(number);
            value = static_cast<Value>(number);
        } else {
            describe(self(), value);
        }
    }

    template <typename Value, std::size_t Size>
    void field(std::array<Value, Size>& values)
    {
        for (auto& value : values)
            field(value);
    }

    template <typename Value>
    void field(std::optional<Value>& value)
    {
        // Both states take the same room, so that an image keeps its layout.
        bool given = value.has_value();
        field(given);
        auto content = value.value_or(Value{});
        field(content);
        value = given ? std::optional<Value>(content) : std::nullopt;
    }

    template <std::size_t Size>
    void field(std::bitset<Size>& bits)
    {
        for (std::size_t first = 0; first < Size; first += 8) {
            unsigned packed = 0;
            for (std::size_t bit = 0; bit < 8 && first + bit < Size; ++bit)
                packed |= bits.test(first + bit) ? 1U << bit : 0U;
            auto byte = static_cast<std::uint8_t>(packed);
            self().number(byte);
            packed = byte;
            for (std::size_t bit = 0; bit < 8 && first + bit < Size; ++bit)
                bits.set(first + bit, (packed >> bit & 1U) != 0);
        }
    }
};

} // namespace archiving

class StateWriter : public archiving::Archive<StateWriter> {
public:
    explicit StateWriter(std::vector<std::byte>& bytes) : m_bytes(bytes) { }

    template <std::integral Number>
    void number(Number value)
    {
        const auto bits = static_cast<std::make_unsigned_t<Number>>(value);
        for (std::size_t byte = 0; byte < sizeof(Number); ++byte)
            m_bytes.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(bits) >> (8 * byte) & 0xFFU));
    }

private:
    std::vector<std::byte>& m_bytes;
};

/// What is missing at the end reads as zero, and isComplete() tells.
class StateReader : public archiving::Archive<StateReader> {
public:
    explicit StateReader(std::span<const std::byte> bytes) : m_bytes(bytes) { }

    template <std::integral Number>
    void number(Number& value)
    {
        if (m_bytes.size() < sizeof(Number)) {
            m_complete = false;
            value = 0;
            return;
        }
        std::uint64_t bits = 0;
        for (std::size_t byte = 0; byte < sizeof(Number); ++byte)
            bits |= std::to_integer<std::uint64_t>(m_bytes[byte]) << (8 * byte);
        value = static_cast<Number>(bits);
        m_bytes = m_bytes.subspan(sizeof(Number));
    }

    /// The next `count` bytes as they are; empty when there are fewer.
    [[nodiscard]] std::span<const std::byte> take(std::size_t count)
    {
        if (count > m_bytes.size()) {
            m_complete = false;
            return {};
        }
        const auto taken = m_bytes.first(count);
        m_bytes = m_bytes.subspan(count);
        return taken;
    }

    /// The same without going on.
    [[nodiscard]] std::span<const std::byte> peek(std::size_t count) const
    {
        return m_bytes.first(count < m_bytes.size() ? count : m_bytes.size());
    }

    /// What was read cannot be: a check sum proves nothing to who can compute one.
    void refuse() { m_complete = false; }
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] std::size_t rest() const { return m_bytes.size(); }

private:
    std::span<const std::byte> m_bytes;
    bool m_complete = true;
};

} // namespace meterbench::device
