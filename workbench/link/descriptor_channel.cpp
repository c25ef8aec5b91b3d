// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/descriptor_channel.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace meterbench::link {

namespace {

constexpr std::size_t readSize = 16U * 1024U;

bool isOnlyBusy(int error)
{
    return error == EAGAIN || error == EINTR; // EWOULDBLOCK is the same number
}

} // namespace

DescriptorChannel::DescriptorChannel(int descriptor)
    : m_descriptor(descriptor), m_readable(descriptor, QSocketNotifier::Read),
      m_writable(descriptor, QSocketNotifier::Write), m_buffer(readSize)
{
    m_writable.setEnabled(false);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    connect(&m_readable, &QSocketNotifier::activated, this, &DescriptorChannel::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &DescriptorChannel::flush);
}

DescriptorChannel::~DescriptorChannel()
{
    shut();
}

void DescriptorChannel::shut()
{
    if (m_descriptor < 0)
        return;
    disconnect();
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    discard();
    ::close(m_descriptor);
    m_descriptor = -1;
}

void DescriptorChannel::write(std::span<const std::byte> bytes)
{
    if (m_descriptor < 0)
        return;
    m_queue.insert(m_queue.end(), bytes.begin(), bytes.end());
    // Written when the loop turns again, at the latest; drained() must not come out of this call.
    while (pending() > 0) {
        const auto count = ::write(m_descriptor, m_queue.data() + m_written, pending());
        if (count <= 0)
            break;
        m_written += static_cast<std::size_t>(count);
    }
    m_writable.setEnabled(true);
}

void DescriptorChannel::flush()
{
    while (pending() > 0) {
        const auto count = ::write(m_descriptor, m_queue.data() + m_written, pending());
        if (count > 0) {
            m_written += static_cast<std::size_t>(count);
            continue;
        }
        if (!isOnlyBusy(errno))
            end(errno);
        return;
    }
    m_writable.setEnabled(false);
    discard();
    emit drained();
}

void DescriptorChannel::discard()
{
    m_queue.clear();
    m_written = 0;
}

void DescriptorChannel::read()
{
    const auto count = ::read(m_descriptor, m_buffer.data(), m_buffer.size());
    if (count > 0)
        emit received(std::span<const std::byte>(m_buffer).first(static_cast<std::size_t>(count)));
    else if (count == 0)
        end(0);
    else if (!isOnlyBusy(errno))
        end(errno);
}

void DescriptorChannel::end(int reason)
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    discard();
    emit ended(reason);
}

void DescriptorChannel::resume()
{
    m_readable.setEnabled(true);
}

} // namespace meterbench::link
