// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/project_json.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace meterbench::configuration {

namespace {

/// "12:5" and the arguments of a message, lines and characters counted from 1. @param offset of the byte meant
Error at(std::string_view id, std::string_view bytes, std::size_t offset)
{
    const auto before = bytes.substr(0, std::min(offset, bytes.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto start = before.rfind('\n');
    const auto current = start == std::string_view::npos ? before : before.substr(start + 1);
    const auto column = std::ranges::count_if(current, [](char each) {
        return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U;
    }) + 1;
    return {std::string(id), {{"line", std::to_string(line)}, {"column", std::to_string(column)}},
        std::to_string(line) + ':' + std::to_string(column)};
}

/// Bytes, telling how far they have been read: the parser's own events carry no place.
class Cursor {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor(const char* position, const char** furthest) : m_position(position), m_furthest(furthest) { }
    const char& operator*() const { return *m_position; }
    Cursor& operator++()
    {
        *m_furthest = ++m_position;
        return *this;
    }
    Cursor operator++(int)
    {
        auto before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Cursor& other) const { return m_position == other.m_position; }

private:
    const char* m_position;
    const char** m_furthest;
};

/// Builds the document from the parser's events and stops at the first fault.
class Builder : public nlohmann::json_sax<Json> {
public:
    explicit Builder(std::string_view bytes) : m_bytes(bytes), m_furthest(bytes.data()) { }

    Result<Json> build()
    {
        const auto* const end = m_bytes.data() + m_bytes.size();
        if (!Json::sax_parse(Cursor(m_bytes.data(), &m_furthest), Cursor(end, &m_furthest), this))
            return tl::unexpected(m_error.value_or(here("json-syntax")));
        return std::move(m_root);
    }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(std::int64_t value) override { return add(value); }
    bool number_unsigned(std::uint64_t value) override { return add(value); }
    bool number_float(double value, const std::string& /*written*/) override { return add(value); }
    bool string(std::string& value) override { return add(std::move(value)); }
    bool binary(Json::binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override
    {
        if (m_open.back()->contains(name)) {
            m_error = here("json-member-twice");
            m_error->arguments.push_back({"member", name});
            return false;
        }
        m_member = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/, const Json::exception& /*exception*/) override
    {
        // The parser has asked for a byte beyond the last one: nothing is wrong but the end.
        m_error = position > m_bytes.size() ? at("project-truncated", m_bytes, m_bytes.size())
                                            : at("json-syntax", m_bytes, position == 0 ? 0 : position - 1);
        return false;
    }

private:
    Error here(std::string_view id) const
    {
        const auto read = static_cast<std::size_t>(m_furthest - m_bytes.data());
        return at(id, m_bytes, read == 0 ? 0 : read - 1);
    }

    template <typename Value>
    bool add(Value&& value)
    {
        place(std::forward<Value>(value));
        return true;
    }

    Json& place(Json value)
    {
        if (m_open.empty())
            return m_root = std::move(value);
        auto& container = *m_open.back();
        if (container.is_array()) {
            container.push_back(std::move(value));
            return container.back();
        }
        return container[m_member] = std::move(value);
    }

    bool open(Json container)
    {
        if (m_open.size() >= maximumJsonDepth) {
            m_error = here("json-too-deep");
            return false;
        }
        m_open.push_back(&place(std::move(container)));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::string_view m_bytes;
    const char* m_furthest;
    Json m_root;
    std::vector<Json*> m_open; ///< a container does not grow while one inside it is open, so these stay valid
    std::string m_member;
    std::optional<Error> m_error;
};

} // namespace

Result<Json> parseJson(std::string_view bytes)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byteOrderMark))
        bytes.remove_prefix(byteOrderMark.size());
    // The parser would take a NUL for the end of the text and everything after it for nothing.
    if (const auto nul = bytes.find('\0'); nul != std::string_view::npos)
        return tl::unexpected(at("json-syntax", bytes, nul));
    return Builder(bytes).build();
}

} // namespace meterbench::configuration
